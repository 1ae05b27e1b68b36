using System.Security.Cryptography;
using System.Text;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Packs;

/// <summary>
/// The name of a segment in a content store: SHA-256 over the compression and the headers of its members. The headers hold the
/// swupd hashes, so equal keys mean equal bytes, and a segment is found without reading any content.
/// </summary>
/// <param name="Hex">64 lower-case hex digits.</param>
public readonly record struct SegmentKey(string Hex)
{
    /// <summary>To be changed with the bytes a segment is made of; segments of older keys are then not found any more.</summary>
    private const int Revision = 3;

    /// <summary>The key of a segment of these members in this order; their names are those in the pack.</summary>
    public static SegmentKey Of(IEnumerable<TarMember> members, CompressionSetting setting)
    {
        var headers = new MemoryStream();
        headers.Write(Encoding.ASCII.GetBytes($"segment {Revision} {setting.Word}\n"));
        foreach (var member in members)
            TarWriter.WriteHeader(headers, member);
        return new(Convert.ToHexStringLower(SHA256.HashData(headers.GetBuffer().AsSpan(0, (int)headers.Length))));
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
