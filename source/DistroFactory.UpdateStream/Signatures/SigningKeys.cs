using System.Security.Cryptography;
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
    /// <summary>Name of the private key of the root, which may be kept elsewhere.</summary>
    public const string RootKeyName = "root.key";

    /// <summary>Name of the certificate that signs.</summary>
    public const string SigningCertificateName = "signing.pem";

    /// <summary>Name of the certificate that clients pin.</summary>
    public const string RootCertificateName = "Swupd_Root.pem";

    private const string SigningKey = "signing.key";

    /// <summary>Loads the keys of a folder; makes them there on first use.</summary>
    /// <param name="folder">The folder; only its owner may read it.</param>
    /// <param name="distribution">Name of the distribution, for the subjects of the certificates.</param>
    /// <param name="clock">The time certificates are valid from, and expiry is measured at.</param>
    /// <param name="expiryNotice">How long before certificates expire notices say so; null: <see cref="CertificateExpiry.Notice"/>.</param>
    /// <exception cref="SignatureException">Files are missing or do not belong together. Nothing is ever overwritten.</exception>
    public static SigningKeys CreateOrLoad(string folder, string distribution, TimeProvider? clock = null, TimeSpan? expiryNotice = null)
    {
        clock ??= TimeProvider.System;
        var create = !AreIn(folder);
        if (create)
            Create(folder, distribution, clock.GetUtcNow());

        foreach (
            var missing in new[] { RootCertificateName, SigningCertificateName, SigningKey }.Where(file =>
                !File.Exists(Path.Combine(folder, file))
            )
        )
            throw new SignatureException(
                $"Loading the signing keys in {folder}",
                $"{missing} is missing",
                "Restore the folder from your backup: clients trust only the root they were installed with."
            );
        var signer = CertificateSigner.FromPem(
            Path.Combine(folder, SigningCertificateName),
            Path.Combine(folder, SigningKey),
            Path.Combine(folder, RootCertificateName),
            clock
        );
        var notices = new List<Notice>();
        if (create)
            notices.Add(
                new(
                    $"New signing keys were made in {folder}: clients trust only their root. "
                        + $"{RootKeyName} is needed only to issue another signing certificate; keep it away from this machine."
                )
            );
        foreach (var file in new[] { RootCertificateName, SigningCertificateName })
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, file));
            if (CertificateExpiry.Warning(certificate, clock.GetUtcNow(), expiryNotice) is { } warning)
                notices.Add(Notice.Warning(warning));
        }

        return new(signer, create, notices);
    }

    /// <summary>
    /// Gives a folder of keys another signing certificate and key below the same root. The former ones stay beside. The folder changes in
    /// one step where the file system can exchange directories.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="distribution">Name of the distribution.</param>
    /// <param name="rootKey">The private key of the root, PEM; null: the one of the folder.</param>
    /// <param name="clock">The time the certificate is valid from.</param>
    /// <exception cref="SignatureException">The key of the root is missing, or another one's; nothing was changed.</exception>
    public static void Renew(string folder, string distribution, string? rootKey = null, TimeProvider? clock = null) =>
        Renew(folder, (root, partial) => Issue(root, rootKey ?? Path.Combine(folder, RootKeyName), partial, distribution, clock));

    /// <summary>The same, with a private key of the root that is not in a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="distribution">Name of the distribution.</param>
    /// <param name="rootKey">The private key of the root, RSA or EC.</param>
    /// <exception cref="SignatureException">It is another one's; nothing was changed.</exception>
    public static void Renew(string folder, string distribution, AsymmetricAlgorithm rootKey) =>
        Renew(folder, (root, partial) => Issue(root, rootKey, null, partial, distribution));

    private static void Renew(string folder, Action<string, string> issue)
    {
        var full = Path.GetFullPath(folder);
        var partial = PartialDirectory.NewBeside(full);
        CreatePrivate(partial);
        try
        {
            issue(Path.Combine(full, RootCertificateName), partial);
            KeepFormer(full, partial);
            if (!FileNames.TryExchange(partial, full))
            {
                var former = partial + ".former";
                Directory.Move(full, former);
                Directory.Move(partial, full);
                partial = former;
            }
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>
    /// Issues a signing certificate below a root; writes it and its key into a folder as <c>signing.pem</c> and <c>signing.key</c>.
    /// </summary>
    /// <param name="root">The certificate of the root, PEM.</param>
    /// <param name="rootKey">Its private key, PEM.</param>
    /// <param name="output">The folder, which has neither file yet.</param>
    /// <param name="distribution">Name of the distribution.</param>
    /// <param name="clock">The time the certificate is valid from.</param>
    /// <exception cref="SignatureException">
    /// The key cannot be read or is another one's, the root has expired, or a file is there.
    /// </exception>
    public static void Issue(string root, string rootKey, string output, string distribution, TimeProvider? clock = null)
    {
        try
        {
            using var issuer = X509Certificate2.CreateFromPemFile(root, rootKey);
            using var key = CertificateIssue.PrivateKeyOf(issuer);
            Issue(issuer, key, null, output, new(root, distribution, clock ?? TimeProvider.System));
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SignatureException(
                Issuing(root),
                error.Message,
                $"It takes the private key of the root, PEM and not encrypted ({rootKey}). "
                    + "If it is kept elsewhere, name it: --root-key FILE, or the PKCS#11 URI of a key in a token.",
                error
            );
        }
    }

    /// <summary>The same, with keys that are not in files.</summary>
    /// <param name="root">The certificate of the root, PEM.</param>
    /// <param name="rootKey">Its private key, RSA or EC.</param>
    /// <param name="key">The key that the certificate is for; its public half is enough. Null: one is made and written.</param>
    /// <param name="output">The folder, which has neither file yet.</param>
    /// <param name="distribution">Name of the distribution.</param>
    /// <exception cref="SignatureException">The root has expired or cannot be read, or a file is there.</exception>
    public static void Issue(string root, AsymmetricAlgorithm rootKey, AsymmetricAlgorithm? key, string output, string distribution)
    {
        try
        {
            using var issuer = X509CertificateLoader.LoadCertificateFromFile(root);
            Issue(issuer, rootKey, key, output, new(root, distribution, TimeProvider.System));
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SignatureException(Issuing(root), error.Message, "It must be a certificate in PEM form.", error);
        }
    }

    private static void Issue(
        X509Certificate2 issuer,
        AsymmetricAlgorithm rootKey,
        AsymmetricAlgorithm? key,
        string output,
        (string Root, string Distribution, TimeProvider Clock) of
    )
    {
        var (what, now) = (Issuing(of.Root), of.Clock.GetUtcNow());
        foreach (var there in new[] { SigningCertificateName, SigningKey }.Select(file => Path.Combine(output, file)).Where(File.Exists))
            throw new SignatureException(what, $"{there} is there already", "Name another directory. Nothing was written.");
        if (now > issuer.NotAfter || now < issuer.NotBefore)
            throw new SignatureException(
                what,
                $"it is valid from {issuer.NotBefore:u} to {issuer.NotAfter:u} only",
                "Clients refuse what is signed below it. A root is exchanged with a format bump: ./build.sh Keys --new-root."
            );
        using var made = key is null ? CertificateIssue.NewKey() : null;
        using var signing = CertificateIssue.Signing(of.Distribution, issuer, rootKey, new(made ?? key!), now);
        if (made is not null)
            WriteSecret(Path.Combine(output, SigningKey), made.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(output, SigningCertificateName), signing.ExportCertificatePem() + "\n");
    }

    private static string Issuing(string root) => $"Issuing a signing certificate below {root}";

    /// <summary>Whether keys were made in a folder before.</summary>
    public static bool AreIn(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Makes the folder whole under another name first: a killed run leaves no half of a key pair.</summary>
    private static void Create(string folder, string distribution, DateTimeOffset now)
    {
        var full = Path.GetFullPath(folder);
        var partial = PartialDirectory.NewBeside(full);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        CreatePrivate(partial);
        using var root = CertificateIssue.Root(distribution, now, out var rootKey);
        using (rootKey)
        using (var signingKey = CertificateIssue.NewKey())
        using (var signing = CertificateIssue.Signing(distribution, root, rootKey, new(signingKey), now))
        {
            File.WriteAllText(Path.Combine(partial, SigningCertificateName), signing.ExportCertificatePem() + "\n");
            WriteSecret(Path.Combine(partial, RootKeyName), rootKey.ExportPkcs8PrivateKeyPem());
            WriteSecret(Path.Combine(partial, SigningKey), signingKey.ExportPkcs8PrivateKeyPem());
        }

        File.WriteAllText(Path.Combine(partial, RootCertificateName), root.ExportCertificatePem() + "\n");
        if (Directory.Exists(full))
            Directory.Delete(full); // it is empty
        Directory.Move(partial, full);
    }

    private static void KeepFormer(string folder, string target)
    {
        using var former = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, SigningCertificateName));
        foreach (var file in Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)))
        {
            var kept = file is SigningCertificateName or SigningKey
                ? $"{Path.GetFileNameWithoutExtension(file)}-{former.SerialNumber[..12].ToLowerInvariant()}{Path.GetExtension(file)}"
                : file;
            File.Copy(Path.Combine(folder, file), Path.Combine(target, kept));
        }
    }

    private static void CreatePrivate(string folder) =>
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

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
