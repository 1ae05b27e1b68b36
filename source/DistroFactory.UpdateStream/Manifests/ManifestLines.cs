namespace DistroFactory.UpdateStream.Manifests;

/// <summary>Walks over the lines of a manifest's text and knows where it is.</summary>
internal ref struct ManifestLines(string name, ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;
    private int _number;

    /// <summary>The next line, without its newline; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_rest.IsEmpty)
            return false;
        _number++;
        var end = _rest.IndexOf((byte)'\n');
        if (end < 0)
            throw Error("the line does not end with a newline");
        if (end + 1 > ManifestLimits.LineBytes)
            throw Error($"the line is longer than {ManifestLimits.LineBytes} bytes");
        line = _rest[..end];
        _rest = _rest[(end + 1)..];
        if (line.ContainsAny((byte)'\r', (byte)'\0'))
            throw Error("the line contains a carriage return or a NUL");
        return true;
    }

    /// <summary>An error at the line read last.</summary>
    public readonly ManifestFormatException Error(string why) => new(name, _number, why);
}
