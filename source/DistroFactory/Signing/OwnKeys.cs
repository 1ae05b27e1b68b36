using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>The keys that the factory made for a distribution that brought none, and the next ones until the root is exchanged.</summary>
/// <param name="workplace">Whose keys they are.</param>
internal sealed class OwnKeys(Workplace workplace)
{
    private readonly string _folder = workplace.Directory.SigningKeys;
    private readonly string _next = workplace.Directory.NextSigningKeys;

    /// <summary>The keys; null while none were made. Makes nothing.</summary>
    public SigningKeys? Find() => Find(_folder);

    /// <summary>The keys that the next format bump changes to; null: there are none.</summary>
    public SigningKeys? FindNext() => Find(_next);

    /// <summary>The signer; makes the keys on first use and says so.</summary>
    /// <exception cref="SignatureException">What was released was signed with other keys, which are lost.</exception>
    public CertificateSigner Open()
    {
        RefuseLost();
        var keys = Load(_folder);
        foreach (var notice in keys.Notices)
            workplace.Log.Write(notice);
        var backup = new KeyBackup(workplace.Directory);
        if (!backup.IsConfirmed(keys.Signer.RootCertificatePem))
            workplace.Log.Warn(backup.Warning(workplace.Options.Config));
        return keys.Signer;
    }

    /// <summary>The signer of the next root; null: there is none.</summary>
    public CertificateSigner? OpenNext()
    {
        if (FindNext() is not { } keys)
            return null;
        workplace.Log.WriteLine($"The next format bump exchanges the root for that of {_next}. Back up the folder before.");
        return keys.Signer;
    }

    /// <summary>
    /// Puts the next keys in the place of those that they took over from. The former ones stay beside: nothing signs with them any more,
    /// but what they signed is served.
    /// </summary>
    /// <param name="findServed">The root that the latest release was signed below, as recorded; asked where there are next keys.</param>
    public void MoveUp(Func<string?> findServed)
    {
        if (!SigningKeys.AreIn(_next))
            return;
        using (var next = FindNext()!.Signer)
        {
            if (SettingsFingerprint.OfCertificate(next.RootCertificatePem) != findServed())
                return;
        }

        if (Directory.Exists(_folder))
        {
            using var former = Find()!.Signer;
            Directory.Move(_folder, $"{_folder}-until-{StreamRecord.Fingerprint(former.RootCertificatePem)[..12]}");
        }

        Directory.Move(_next, _folder);
    }

    /// <summary>
    /// Refuses to go on without the keys of what was released before: with new ones no installed system could update again.
    /// </summary>
    /// <exception cref="SignatureException">They are lost.</exception>
    public void RefuseLost()
    {
        if (
            !SigningKeys.AreIn(_folder)
            && ReleaseHistory.ReadLatest(workplace.Stage) is { } latest
            && latest.Inputs.Settings.ContainsKey(ReleaseInputs.RootCertificate)
        )
        {
            throw new SignatureException(
                $"Loading the signing keys in {_folder}",
                $"there are none, but release {latest.Version} in {workplace.Stage.Root} was "
                    + "signed, and clients trust only its root certificate",
                "Restore the folder from your backup, or name the signer of that release by signing: in distro.yaml. "
                    + "To start over, for new installations only, choose another --factory-dir."
            );
        }
    }

    private SigningKeys? Find(string folder) => SigningKeys.AreIn(folder) ? Load(folder) : null;

    private SigningKeys Load(string folder) =>
        SigningKeys.CreateOrLoad(folder, workplace.Configuration.Name, expiryNotice: workplace.Configuration.Signing.ExpiryNotice);
}
