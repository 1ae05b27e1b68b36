using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Who signs the releases of a configuration: a key file, a command, or a key that is made on first use.</summary>
internal static class ReleaseSigner
{
    /// <summary>The signers; makes the key on first use and says so.</summary>
    public static ReleaseSigners Open(Workplace workplace)
    {
        if (IsMixers(workplace))
            return new(new MixerSigner(workplace.MixerWorkspace), null);
        foreach (var key in PrivateKeyFiles.OfSigner(workplace))
            PrivateKeyFiles.RefuseExposed(workplace, key);
        if (workplace.Configuration.Signing is not { Certificate: not null } signing)
            return OpenOwn(workplace);
        if (signing.Next is not { } next)
            return new(OpenGiven(workplace, signing), null);
        if (ServedRoot(workplace) != SettingsFingerprint.OfCertificate(SignerCertificates.Read(next.Certificate!)))
            return new(OpenGiven(workplace, signing), OpenGiven(workplace, next));
        workplace.Log.WriteLine(
            "The root certificate has been exchanged: what signing.next names signs. Put it in the place of the other keys of signing: "
                + "in distro.yaml; the former private key is needed no longer."
        );
        return new(OpenGiven(workplace, next), null);
    }

    /// <summary>The certificates clients pin, PEM; none while no key was made yet. Makes nothing.</summary>
    public static ReleaseRoots FindRoots(Workplace workplace)
    {
        if (IsMixers(workplace))
            return new(null);
        var (current, next) = workplace.Configuration.Signing is { Certificate: { } certificate } signing
            ? (SignerCertificates.Read(certificate), signing.Next is { } other ? SignerCertificates.Read(other.Certificate!) : null)
            : FindOwn(workplace);
        return next is not null && ServedRoot(workplace) == SettingsFingerprint.OfCertificate(next) ? new(next) : new(current, next);
    }

    /// <summary>Warns of certificates that expire soon, or have expired. Makes nothing.</summary>
    public static void WarnOfExpiry(Workplace workplace)
    {
        if (workplace.Configuration.Signing.Certificate is null && !IsMixers(workplace))
        {
            var keys = new OwnKeys(workplace).Find();
            using (keys?.Signer)
                foreach (var notice in keys?.Notices ?? [])
                    workplace.Log.Write(notice);
        }
        else if (FindPinnedCertificate(workplace) is { } pem)
        {
            WarnOfExpiry(workplace, pem);
            if (workplace.Configuration.Signing.SigningCertificate is { } signing)
                WarnOfExpiry(workplace, SignerCertificates.Read(signing));
        }
    }

    /// <summary>The certificate that clients pin, mixer's included, PEM; null while there is none. Makes nothing.</summary>
    public static string? FindPinnedCertificate(Workplace workplace) =>
        !IsMixers(workplace) ? FindRoots(workplace).Current
        : File.Exists(workplace.MixerWorkspace.Certificate) ? File.ReadAllText(workplace.MixerWorkspace.Certificate)
        : null;

    /// <summary>
    /// Whether the key of mixer's workspace signs: mixer makes one when the configuration names no signer, and clients pin it. So it signs
    /// on when the embedded engine takes over.
    /// </summary>
    public static bool IsMixers(Workplace workplace) =>
        workplace.Configuration.Signing.Certificate is null && (workplace.UsesMixer || File.Exists(workplace.MixerWorkspace.PrivateKey));

    // The site's own: a key file, or a command.
    private static ISigner OpenGiven(Workplace workplace, SigningConfiguration signing)
    {
        var pem = SignerCertificates.Read(signing.Certificate!);
        WarnOfExpiry(workplace, pem);
        if (signing.Key is { } key)
        {
            if (signing.SigningCertificate is not { } certificate)
                return CertificateSigner.FromPem(signing.Certificate!, key);
            var issued = SignerCertificates.Read(certificate);
            WarnOfExpiry(workplace, issued);
            SignerCertificates.RefuseForeign(certificate, issued, signing.Certificate!, pem);
            return CertificateSigner.FromPem(certificate, key, signing.Certificate);
        }

        var command = new SigningProcess(signing.Command, workplace.Configuration.Folder, new CommandRunner(workplace.Log.WriteLine))
        {
            Variables = () => ScriptEnvironment.Of(workplace),
        };
        return new CommandSigner(command, pem);
    }

    // Those of the factory, made on first use.
    private static ReleaseSigners OpenOwn(Workplace workplace)
    {
        var keys = new OwnKeys(workplace);
        keys.MoveUp(() => ServedRoot(workplace));
        return new(keys.Open(), keys.OpenNext());
    }

    private static (string? Current, string? Next) FindOwn(Workplace workplace)
    {
        var keys = new OwnKeys(workplace);
        using var current = keys.Find()?.Signer;
        using var next = keys.FindNext()?.Signer;
        return (current?.RootCertificatePem, next?.RootCertificatePem);
    }

    // A release whose record is lost still has its certificate beside it.
    private static string? ServedRoot(Workplace workplace)
    {
        var release = ReleaseHistory.ReadLatest(workplace.Stage, workplace.Options.Force);
        return release?.Inputs.Settings.GetValueOrDefault(ReleaseInputs.RootCertificate)
            ?? (
                workplace.Stage.FindRootCertificate(workplace.Stage.ReadLatest()) is { } staged
                    ? SettingsFingerprint.OfCertificate(staged)
                    : null
            );
    }

    private static void WarnOfExpiry(Workplace workplace, string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        if (CertificateExpiry.Warning(certificate, TimeProvider.System.GetUtcNow()) is { } warning)
            workplace.Log.Warn(warning);
    }
}
