using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>One OpenPGP signature of a package.</summary>
/// <param name="CoversPayload">Whether it is of header and payload; else of the header only.</param>
/// <param name="Data">The signature, as it is; empty where it is not even of the right type.</param>
internal readonly record struct RpmSignature(bool CoversPayload, ReadOnlyMemory<byte> Data)
{
    // rpm keeps DSA and EdDSA under one tag, RSA under the other; since version 6 all are under one, as text, any number of them.
    private static readonly ImmutableArray<(RpmSignatureTag Tag, bool CoversPayload)> s_binary =
    [
        (RpmSignatureTag.HeaderRsa, false),
        (RpmSignatureTag.HeaderDsa, false),
        (RpmSignatureTag.Pgp, true),
        (RpmSignatureTag.Gpg, true),
    ];

    /// <summary>All that a signature header has.</summary>
    public static ImmutableArray<RpmSignature> ReadAll(RpmHeader signature) =>
        [
            .. s_binary
                .Where(kind => signature.Has((int)kind.Tag))
                .Select(kind => new RpmSignature(kind.CoversPayload, OrEmpty(() => signature.Binary((int)kind.Tag)!))),
            .. signature.Has((int)RpmSignatureTag.HeaderOpenPgp)
                ? OrNone(() => signature.Texts((int)RpmSignatureTag.HeaderOpenPgp))
                    .Select(text => new RpmSignature(CoversPayload: false, OrEmpty(() => Convert.FromBase64String(text))))
                : [],
        ];

    // A package can be used without its signatures, so they are no reason not to open it.
    private static byte[] OrEmpty(Func<byte[]> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            return [];
        }
    }

    private static string[] OrNone(Func<string[]> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return [""];
        }
    }
}
