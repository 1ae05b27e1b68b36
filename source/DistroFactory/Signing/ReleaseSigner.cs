using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Who signs the releases of a configuration: a key in a file or a token, a command, or a key that is made on first use.</summary>
internal static class ReleaseSigner
{
    /// <summary>The signers; makes the key on first use and says so.</summary>
    public static ReleaseSigners Open(Workplace workplace)
    {
        if (IsMixers(workplace))
            return new(new MixerSigner(workplace.MixerWorkspace), null);
        PrivateKeyFiles.RefuseExposed(workplace, PrivateKeyFiles.OfSigner(workplace));
        if (workplace.Configuration.Signing is not { Certificate: not null } signing)
            return OpenOwn(workplace);
        var (current, next) = Given(workplace, signing);
        if (next is null && signing.Next is not null)
            workplace.Log.WriteLine(
                "The root certificate has been exchanged: what signing.next names signs. Put it in the place of the other keys of signing: "
                    + "in distro.yaml; the former private key is needed no longer."
            );
        return new(OpenGiven(workplace, current), next is null ? null : OpenGiven(workplace, next));
    }

    /// <summary>The certificates clients pin, PEM; none while no key was made yet. Makes nothing.</summary>
    public static ReleaseRoots FindRoots(Workplace workplace)
    {
        if (IsMixers(workplace))
            return new(null);
        if (workplace.Configuration.Signing is { Certificate: not null } signing)
        {
            var (given, following) = Given(workplace, signing);
            return new(
                SignerCertificates.Read(given.Certificate!),
                following is null ? null : SignerCertificates.Read(following.Certificate!)
            );
        }

        var keys = new OwnKeys(workplace);
        using var current = keys.Find()?.Signer;
        using var next = keys.FindNext()?.Signer;
        return IsServed(workplace, next?.RootCertificatePem)
            ? new(next!.RootCertificatePem)
            : new(current?.RootCertificatePem, next?.RootCertificatePem);
    }

    /// <summary>
    /// Whose turn it is of the signers that the configuration names: the next one signs alone once its root is served.
    /// </summary>
    public static (SigningConfiguration Current, SigningConfiguration? Next) Given(Workplace workplace, SigningConfiguration signing) =>
        signing.Next is { } next && IsServed(workplace, SignerCertificates.Read(next.Certificate!))
            ? (next, null)
            : (signing, signing.Next);

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

    // The site's own.
    private static ISigner OpenGiven(Workplace workplace, SigningConfiguration signing)
    {
        WarnOfExpiry(workplace, SignerCertificates.Read(signing.Certificate!));
        if (signing.SigningCertificate is { } issued)
            WarnOfExpiry(workplace, SignerCertificates.Read(issued));
        return GivenSigner.Open(workplace, signing);
    }

    // Those of the factory, made on first use.
    private static ReleaseSigners OpenOwn(Workplace workplace)
    {
        var keys = new OwnKeys(workplace);
        keys.MoveUp(() => ServedRoot(workplace));
        return new(keys.Open(), keys.OpenNext());
    }

    private static bool IsServed(Workplace workplace, string? root) =>
        root is not null && ServedRoot(workplace) == SettingsFingerprint.OfCertificate(root);

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
        if (
            CertificateExpiry.Warning(certificate, TimeProvider.System.GetUtcNow(), workplace.Configuration.Signing.ExpiryNotice) is
            { } warning
        )
            workplace.Log.Warn(warning);
    }
}
