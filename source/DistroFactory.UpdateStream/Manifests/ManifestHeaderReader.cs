using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>Reads the header of a manifest, up to and including the empty line.</summary>
internal sealed class ManifestHeaderReader(string name)
{
    /// <summary>The header lines in their order; only the last two may repeat.</summary>
    private static readonly string[] s_keys =
    [
        "version",
        "previous",
        "minversion",
        "filecount",
        "timestamp",
        "contentsize",
        "includes",
        "also-add",
    ];

    private readonly ImmutableArray<string>.Builder _includes = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _alsoAdds = ImmutableArray.CreateBuilder<string>();
    private int _lastKey = -1;
    private Manifest? _manifest;

    public Manifest Read(ref ManifestLines lines)
    {
        lines.Next(out var first);
        if (!first.StartsWith("MANIFEST\t"u8) || !TryNumber(first["MANIFEST\t".Length..], uint.MaxValue, out var format))
            throw lines.Error("it does not begin with MANIFEST, a tab and a format number");
        _manifest = new Manifest
        {
            Name = name,
            Format = new((uint)format),
            Version = StreamVersion.None,
        };

        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                return Finish(ref lines);
            Take(line, ref lines);
        }

        throw lines.Error("the text ends within the header: an empty line is missing");
    }

    private Manifest Finish(ref ManifestLines lines) =>
        _manifest!.Version == StreamVersion.None
            ? throw lines.Error("the header has no version: line")
            : _manifest with
            {
                Includes = _includes.ToImmutable(),
                AlsoAdds = _alsoAdds.ToImmutable(),
            };

    private void Take(ReadOnlySpan<byte> line, ref ManifestLines lines)
    {
        var tab = line.IndexOf(":\t"u8);
        var key = tab < 0 ? -1 : Array.IndexOf(s_keys, Encoding.ASCII.GetString(line[..tab]));
        if (key < 0)
            throw lines.Error($"\"{Encoding.UTF8.GetString(line)}\" is no header line");
        var value = line[(tab + 2)..];
        var repeats = key >= 6;
        if (key < _lastKey || (key == _lastKey && !repeats))
            throw lines.Error($"{s_keys[key]}: stands after {s_keys[_lastKey]}:; the order is {string.Join(", ", s_keys)}");
        _lastKey = key;
        if (key == 2 && _manifest!.Format < ManifestLimits.MinVersionSince)
            throw lines.Error($"minversion: does not exist in format {_manifest.Format}");
        if (key == 7 && _manifest!.Format < ManifestLimits.AlsoAddSince)
            throw lines.Error($"also-add: does not exist in format {_manifest.Format}");
        Set(key, value, ref lines);
    }

    private void Set(int key, ReadOnlySpan<byte> value, ref ManifestLines lines)
    {
        switch (key)
        {
            case 6 or 7:
                var bundle = Encoding.UTF8.GetString(value);
                if (!BundleName.IsValid(bundle))
                    throw lines.Error($"\"{bundle}\" is no bundle name");
                (key == 6 ? _includes : _alsoAdds).Add(bundle);
                return;
            default:
                var limit = key switch
                {
                    3 => ManifestLimits.FileCount,
                    4 => long.MaxValue,
                    5 => ManifestLimits.ContentSize,
                    _ => uint.MaxValue,
                };
                if (!TryNumber(value, limit, out var number))
                    throw lines.Error($"{s_keys[key]}: is not a number up to {limit}");
                _manifest = key switch
                {
                    0 => _manifest! with { Version = new((uint)number) },
                    1 => _manifest! with { Previous = new((uint)number) },
                    2 => _manifest! with { MinVersion = new((uint)number) },
                    3 => _manifest! with { StatedFileCount = (int)number },
                    4 => _manifest! with { Timestamp = number },
                    _ => _manifest! with { ContentSize = number },
                };
                return;
        }
    }

    /// <summary>Decimal digits and nothing else, without leading zeros: what was read must be written back as it was.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> digits, long limit, out long number)
    {
        number = 0;
        return !digits.IsEmpty
            && digits[0] is >= (byte)'0' and <= (byte)'9'
            && (digits.Length == 1 || digits[0] != (byte)'0')
            && Utf8Parser.TryParse(digits, out number, out var consumed)
            && consumed == digits.Length
            && number <= limit;
    }
}
