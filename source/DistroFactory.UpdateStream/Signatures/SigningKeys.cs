using System.Security.Cryptography.X509Certificates;
using DistroFactory.Foundation;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// The keys of a distribution that brought none of its own: a long-lived root certificate that clients pin, and below it
/// the certificate that signs releases. So the signing key can be replaced, and the root's key kept off the factory.
/// </summary>
/// <param name="Signer">Signs with the signing certificate; the root is what clients pin.</param>
/// <param name="Created">Whether the keys were made just now.</param>
/// <param name="Notices">What the release engineer should read, one sentence each: new keys, certificates about to expire.</param>
public sealed record SigningKeys(CertificateSigner Signer, bool Created, IReadOnlyList<Notice> Notices)
{
    private const string Root = "Swupd_Root.pem";
    private const string RootKey = "root.key";
    private const string Signing = "signing.pem";
    private const string SigningKey = "signing.key";

    /// <summary>Loads the keys of a folder; makes them there on first use.</summary>
    /// <param name="folder">The folder; only its owner may read it.</param>
    /// <param name="distribution">Name of the distribution, for the subjects of the certificates.</param>
    /// <param name="clock">The time certificates are valid from, and expiry is measured at.</param>
    /// <exception cref="SignatureException">Files are missing or do not belong together. Nothing is ever overwritten.</exception>
    public static SigningKeys CreateOrLoad(string folder, string distribution, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var create = !AreIn(folder);
        if (create)
            Create(folder, distribution, clock.GetUtcNow());

        foreach (var missing in new[] { Root, Signing, SigningKey }.Where(file => !File.Exists(Path.Combine(folder, file))))
            throw new SignatureException(
                $"Loading the signing keys in {folder}",
                $"{missing} is missing",
                "Restore the folder from your backup: clients trust only the root they were installed with."
            );
        var signer = CertificateSigner.FromPem(
            Path.Combine(folder, Signing),
            Path.Combine(folder, SigningKey),
            Path.Combine(folder, Root),
            clock
        );
        var notices = new List<Notice>();
        if (create)
            notices.Add(
                new(
                    $"New signing keys were made in {folder}: clients trust only their root. "
                        + $"{RootKey} is needed only to issue another signing certificate; keep it away from this machine."
                )
            );
        foreach (var file in new[] { Root, Signing })
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, file));
            if (CertificateExpiry.Warning(certificate, clock.GetUtcNow()) is { } warning)
                notices.Add(Notice.Warning(warning));
        }

        return new(signer, create, notices);
    }

    /// <summary>Whether keys were made in a folder before.</summary>
    public static bool AreIn(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Makes the folder whole under another name first: a killed run leaves no half of a key pair.</summary>
    private static void Create(string folder, string distribution, DateTimeOffset now)
    {
        var full = Path.GetFullPath(folder);
        var partial = PartialDirectory.NewBeside(full);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Directory.CreateDirectory(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var root = CertificateIssue.Root(distribution, now, out var rootKey);
        using var signing = CertificateIssue.Signing(distribution, root, now, out var signingKey);
        using (rootKey)
        using (signingKey)
        {
            WriteSecret(Path.Combine(partial, RootKey), rootKey.ExportPkcs8PrivateKeyPem());
            WriteSecret(Path.Combine(partial, SigningKey), signingKey.ExportPkcs8PrivateKeyPem());
        }

        File.WriteAllText(Path.Combine(partial, Signing), signing.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(partial, Root), root.ExportCertificatePem() + "\n");
        if (Directory.Exists(full))
            Directory.Delete(full); // it is empty
        Directory.Move(partial, full);
    }

    private static void WriteSecret(string path, string pem)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new StreamWriter(path, System.Text.Encoding.ASCII, options);
        file.WriteLine(pem);
    }
}
