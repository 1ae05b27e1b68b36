using DistroFactory.Foundation;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace DistroFactory.Packages.Signatures;

/// <summary>A file of public keys as <c>gpg --export</c> writes it.</summary>
internal static class OpenPgpKeyFile
{
    /// <summary>The keys of all certificates in a file, as they are at a time.</summary>
    /// <exception cref="PackageException">It cannot be read, or has no certificate, or holds a secret key.</exception>
    public static OpenPgpKey[] Read(string file, DateTimeOffset now)
    {
        var what = $"Reading the OpenPGP keys of {file}";
        const string Advice = "Export the public key: gpg --export --armor KEY-ID.";
        try
        {
            var packets = OpenPgpPacket.ReadAll(OpenPgpArmor.Decode(File.ReadAllBytes(file)));
            if (packets.Any(packet => packet.Tag is OpenPgpPacket.SecretKey or OpenPgpPacket.SecretSubkey))
                throw new PackageException(
                    what,
                    "it holds a secret key, which belongs to whoever signs and into no repository",
                    "Take it as known to others if it was committed. " + Advice
                );
            return Certificates(packets).SelectMany(ring => OpenPgpCertificate.Read(ring, now)).ToArray() is { Length: > 0 } keys
                ? keys
                : throw new PackageException(what, "it has no OpenPGP key", Advice);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(what, error.Message, Advice, error);
        }
        catch (InvalidDataException error)
        {
            throw new PackageException(what, LegibleText.Of(error.Message), Advice, error);
        }
    }

    private static List<PgpPublicKeyRing> Certificates(List<OpenPgpPacket> packets)
    {
        var rings = new List<PgpPublicKeyRing>();
        var start = packets.FindIndex(IsPrimary);
        while (start >= 0)
        {
            var end = packets.FindIndex(start + 1, IsPrimary);
            var own = packets[start..(end < 0 ? packets.Count : end)];
            try
            {
                rings.Add(new([.. own.SelectMany(packet => packet.ToBytes())]));
            }
            catch (Exception error) when (OpenPgpFailure.IsOfData(error))
            {
                throw new InvalidDataException($"a key in it cannot be read: {error.Message}", error);
            }

            start = end;
        }

        return rings;
    }

    private static bool IsPrimary(OpenPgpPacket packet) => packet.Tag == OpenPgpPacket.PublicKey;
}
