using System.Security.Cryptography.X509Certificates;
using System.Text;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Who signs the releases of a configuration: a key file, a command, or a key that is made on first use.</summary>
internal static class ReleaseSigner
{
    /// <summary>The signer; makes the key on first use and says so.</summary>
    public static ISigner Open(Workplace workplace)
    {
        if (IsMixers(workplace))
            return new MixerSigner(workplace.MixerWorkspace);
        return workplace.Configuration.Signing.Certificate is { } certificate ? OpenGiven(workplace, certificate) : OpenOwn(workplace);
    }

    // The site's own: a key file, or a command.
    private static ISigner OpenGiven(Workplace workplace, string certificate)
    {
        var signing = workplace.Configuration.Signing;
        var pem = ReadCertificate(certificate);
        if (ExpiryOf(pem) is { } warning)
            workplace.Log.Warn(warning);
        if (signing.Key is { } key)
            return CertificateSigner.FromPem(certificate, key);
        var command = new SigningProcess(signing.Command, workplace.Configuration.Folder, new CommandRunner(workplace.Log.WriteLine))
        {
            Variables = () => ScriptEnvironment.Of(workplace),
        };
        return new CommandSigner(command, pem);
    }

    // Those of the factory, made on first use.
    private static CertificateSigner OpenOwn(Workplace workplace)
    {
        RefuseLostKeys(workplace);
        var keys = SigningKeys.CreateOrLoad(workplace.Directory.SigningKeys, workplace.Configuration.Name);
        foreach (var notice in keys.Notices)
            workplace.Log.Write(notice);
        var backup = new KeyBackup(workplace.Directory);
        if (!backup.IsConfirmed(keys.Signer.RootCertificatePem))
            workplace.Log.Warn(backup.Warning(workplace.Options.Config));
        return keys.Signer;
    }

    /// <summary>The certificate clients pin, PEM; null while no key was made yet. Makes nothing.</summary>
    public static string? FindRootCertificate(Workplace workplace)
    {
        if (IsMixers(workplace))
            return null;
        if (workplace.Configuration.Signing.Certificate is { } certificate)
            return ReadCertificate(certificate);
        using var signer = FindOwn(workplace)?.Signer;
        return signer?.RootCertificatePem;
    }

    /// <summary>Warns of certificates that expire soon, or have expired. Makes nothing.</summary>
    public static void WarnOfExpiry(Workplace workplace)
    {
        if (workplace.Configuration.Signing.Certificate is null && !IsMixers(workplace))
        {
            var keys = FindOwn(workplace);
            using (keys?.Signer)
                foreach (var notice in keys?.Notices ?? [])
                    workplace.Log.Write(notice);
        }
        else if (FindPinnedCertificate(workplace) is { } pem && ExpiryOf(pem) is { } warning)
        {
            workplace.Log.Warn(warning);
        }
    }

    /// <summary>The certificate that clients pin, mixer's included, PEM; null while there is none. Makes nothing.</summary>
    public static string? FindPinnedCertificate(Workplace workplace) =>
        !IsMixers(workplace) ? FindRootCertificate(workplace)
        : File.Exists(workplace.MixerWorkspace.Certificate) ? File.ReadAllText(workplace.MixerWorkspace.Certificate)
        : null;

    /// <summary>
    /// Whether the key of mixer's workspace signs: mixer makes one when the configuration names no signer, and clients pin it. So it signs
    /// on when the embedded engine takes over.
    /// </summary>
    public static bool IsMixers(Workplace workplace) =>
        workplace.Configuration.Signing.Certificate is null && (workplace.UsesMixer || File.Exists(workplace.MixerWorkspace.PrivateKey));

    // What was released before was signed: with new keys no installed system could update ever again.
    private static void RefuseLostKeys(Workplace workplace)
    {
        var folder = workplace.Directory.SigningKeys;
        if (
            !SigningKeys.AreIn(folder)
            && ReleaseHistory.ReadLatest(workplace.Stage) is { } latest
            && latest.Inputs.Settings.ContainsKey(ReleaseInputs.RootCertificate)
        )
        {
            throw new SignatureException(
                $"Loading the signing keys in {folder}",
                $"there are none, but release {latest.Version} in {workplace.Stage.Root} was "
                    + "signed, and clients trust only its root certificate",
                "Restore the folder from your backup, or name the signer of that release by signing: in distro.yaml. "
                    + "To start over, for new installations only, choose another --factory-dir."
            );
        }
    }

    private static SigningKeys? FindOwn(Workplace workplace) =>
        SigningKeys.AreIn(workplace.Directory.SigningKeys)
            ? SigningKeys.CreateOrLoad(workplace.Directory.SigningKeys, workplace.Configuration.Name)
            : null;

    private static string? ExpiryOf(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return CertificateExpiry.Warning(certificate, TimeProvider.System.GetUtcNow());
    }

    private static string ReadCertificate(string path)
    {
        var pem = ReadPem(path);
        // Everybody gets the file as it is, and many tools write certificate and key into one.
        return PrivateKeyFile.Find(new MemoryStream(Encoding.UTF8.GetBytes(pem))) is { } key
            ? throw new SignatureException(
                $"Reading the certificate {path}",
                $"the file has {key} too, and would be published with it",
                "Move the key into a file of its own."
            )
            : pem;
    }

    private static string ReadPem(string path)
    {
        try
        {
            var pem = File.ReadAllText(path);
            using var certificate = new SignatureVerifier(pem);
            return pem;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SignatureException)
        {
            throw new SignatureException(
                $"Reading the certificate {path}",
                (e as SignatureException)?.Why ?? e.Message,
                "Correct signing.certificate in distro.yaml: clients pin a certificate in PEM form.",
                e
            );
        }
    }
}
