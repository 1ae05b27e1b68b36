namespace DistroFactory.Packages.Resolution;

/// <summary><c>[EPOCH:]VERSION[-RELEASE]</c> as dependencies and requests write it.</summary>
internal static class EvrText
{
    public static Evr Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var epoch = 0;
        if (colon > 0 && int.TryParse(text.AsSpan(0, colon), out epoch))
            text = text[(colon + 1)..];
        var hyphen = text.LastIndexOf('-');
        return hyphen < 0 ? new Evr(epoch, text) : new Evr(epoch, text[..hyphen], text[(hyphen + 1)..]);
    }
}
