using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Repair;

/// <summary>What a new version builds upon: that it is what was released, and how it becomes so again.</summary>
internal sealed class EarlierVersions
{
    private static readonly string[] s_mom =
    [
        $"Manifest.{Manifest.MomName}",
        $"Manifest.{Manifest.MomName}.sig",
        $"Manifest.{Manifest.MomName}.tar",
    ];

    private readonly StreamVersion _latest;
    private readonly PublishedFileRestorer _restorer;

    /// <summary>The versions up to the latest release.</summary>
    /// <param name="workplace">Configuration and stage.</param>
    /// <param name="root">The certificate of the configuration, PEM; null: mixer has not made it yet.</param>
    /// <param name="latest">The latest release.</param>
    public EarlierVersions(Workplace workplace, string? root, StreamVersion latest)
    {
        _latest = latest;
        _restorer = new(workplace, new MomTrust(workplace, root, latest));
    }

    /// <summary>The same, with the certificate of whoever signs.</summary>
    public EarlierVersions(Workplace workplace, ISigner signer, StreamVersion latest)
        : this(workplace, RootOf(signer), latest) { }

    /// <summary>
    /// Holds the MoM of the latest release against its signature, from which all trust in what it names descends: nothing is built upon a
    /// version that somebody else made.
    /// </summary>
    /// <exception cref="FactoryException">It is not signed as it should be, and no sound copy is found.</exception>
    public void RefuseForeign()
    {
        if (_latest == StreamVersion.None)
            return;
        foreach (var place in s_mom.Select(name => $"{_latest}/{name}"))
            Refuse(
                place,
                $", which release {_latest} begins with",
                "Nothing is built upon it. Restore the folder of the version from where it is "
                    + "published, or from a backup. If signing: in distro.yaml changed, "
                    + "take back the change: a release must be signed by whom the systems trust that have the one before."
            );
    }

    /// <summary>The manifests of an earlier version, each held against what was signed.</summary>
    /// <param name="stage">Where they are.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="FactoryException">One is not what was published, and no sound copy is found.</exception>
    public ManifestSet ReadPublished(StagedTree stage, StreamVersion version)
    {
        const string Advice = "Restore the folder of the version from where it is published, or from a backup.";
        foreach (var place in s_mom.Select(name => $"{version}/{name}"))
            Refuse(place, "", Advice);
        var tree = new StreamTree(stage.Update);
        foreach (var line in ManifestReader.ReadFile(tree.Manifest(version, Manifest.MomName)).Entries.Where(line => line.IsPresent))
            Refuse($"{line.Version}/Manifest.{line.Name}", "", Advice);
        return tree.ReadManifests(version);
    }

    private void Refuse(string place, string what, string advice)
    {
        _restorer.TryRestore(place);
        if (_restorer.Flaws(place).FirstOrDefault() is { Path: { } path, Why: var why })
            throw new FactoryException($"Checking {path}{what}", why, advice);
    }

    /// <summary>Restores what a mix stumbled over.</summary>
    /// <returns>Whether it was restored, so that the mix can be tried again.</returns>
    public bool TryRestore(DamagedVersionException damage) => _restorer.PlaceOf(damage.Path) is { } place && _restorer.TryRestore(place);

    /// <summary>Restores what a verification found in earlier versions.</summary>
    /// <returns>Whether anything was restored, so that it is worth to verify again.</returns>
    public bool TryRestore(IEnumerable<Finding> findings)
    {
        var restored = false;
        foreach (var place in findings.Where(IsOfEarlier).Select(finding => finding.Path).Distinct())
            restored |= _restorer.TryRestore(place);
        return restored;
    }

    // mixer makes its certificate with its first version.
    private static string? RootOf(ISigner signer)
    {
        try
        {
            return signer.RootCertificatePem;
        }
        catch (SignatureException)
        {
            return null;
        }
    }

    private bool IsOfEarlier(Finding finding) =>
        (finding.Severity == Severity.Error || finding.Rule == "pack-missing")
        && finding.Path.Split('/') is [var number, _, ..]
        && StreamVersion.TryParse(number, out var version)
        && version <= _latest;
}
