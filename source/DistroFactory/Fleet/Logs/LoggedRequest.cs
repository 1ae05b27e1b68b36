using System.Net;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet.Logs;

/// <summary>That a machine asked for the manifest of a version.</summary>
/// <param name="Machine">Stands for its address, which is not kept.</param>
/// <param name="Time">When, in seconds; 0: the line does not say.</param>
/// <param name="Version">The version.</param>
internal readonly record struct LoggedRequest(UInt128 Machine, long Time, StreamVersion Version)
{
    private const int DigitsOfVersion = 9;

    /// <summary>What every request for the manifest of a version has.</summary>
    private static ReadOnlySpan<byte> Manifest => "/Manifest.MoM.tar"u8;

    /// <summary>Whether a line may be of such a request: nearly all are not, and need not be read.</summary>
    public static bool MayBe(ReadOnlySpan<byte> line) => line.IndexOf(Manifest) >= 0;

    /// <summary>The version whose manifest a path names; null when it names none.</summary>
    /// <param name="target">The path or address of a request.</param>
    /// <param name="prefix">What comes before the version.</param>
    public static StreamVersion? VersionOf(string target, string prefix)
    {
        var path = target.AsSpan();
        // A server that is also a proxy writes the address.
        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
            path = path[(scheme + 3)..] is var rest && rest.IndexOf('/') is >= 0 and var slash ? rest[slash..] : "";
        if (path.IndexOfAny('?', '#') is >= 0 and var end)
            path = path[..end];
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || path[prefix.Length..] is not ['/', .. var below])
            return null;
        var digits = below.IndexOf('/');
        return
            digits is > 0 and <= DigitsOfVersion
            && below[digits..].SequenceEqual(Encoding.ASCII.GetString(Manifest))
            && StreamVersion.TryParse(below[..digits].ToString(), out var version)
            ? version
            : null;
    }

    /// <summary>Whether the answer was the file: whole, a part, or that what the client has is still right.</summary>
    public static bool IsAnswered(int status) => status is 200 or 206 or 304;

    /// <summary>
    /// What stands for an address. Of IPv6 the network counts, /64: a machine there has as many addresses as it likes.
    /// </summary>
    public static UInt128 MachineOf(string address)
    {
        var text = address.Trim();
        if (IPAddress.TryParse(text, out var known))
        {
            if (known.IsIPv4MappedToIPv6)
                known = known.MapToIPv4();
            var bytes = known.GetAddressBytes();
            text = bytes.Length == 4 ? known.ToString() : Convert.ToHexString(bytes.AsSpan(0, 8));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
