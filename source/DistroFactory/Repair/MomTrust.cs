using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Repair;

/// <summary>
/// By whom the MoMs of earlier versions may be signed: by the certificate of the configuration, and where the certificate was exchanged
/// since by that of the release, which its record names. Certificates may have expired meanwhile.
/// </summary>
internal sealed class MomTrust
{
    private readonly Lazy<List<(string Certificate, string Whose)>> _trusted;

    /// <summary>The trust of a configuration in a release.</summary>
    /// <param name="workplace">Configuration and stage.</param>
    /// <param name="root">The certificate of the configuration, PEM; null: mixer has not made it yet.</param>
    /// <param name="latest">The release.</param>
    public MomTrust(Workplace workplace, string? root, StreamVersion latest) => _trusted = new(() => [.. Trusted(workplace, root, latest)]);

    /// <summary>Why none of them accepts a signature; null when one does.</summary>
    public string? Refuse(byte[] mom, byte[] signature)
    {
        var refusals = new List<string>();
        foreach (var (certificate, whose) in _trusted.Value)
        {
            try
            {
                using var verifier = new SignatureVerifier(certificate);
                verifier.Verify("the MoM", mom, signature, toleratesExpiry: true);
                return null;
            }
            catch (SignatureException error)
            {
                refusals.Add($"{whose} does not vouch for its signature ({error.Why})");
            }
        }

        return refusals.Count == 0 ? "nobody can tell by whom it should be signed" : string.Join("; ", refusals);
    }

    private static IEnumerable<(string Certificate, string Whose)> Trusted(Workplace workplace, string? current, StreamVersion latest)
    {
        if (current is not null)
            yield return (current, "the certificate of the configuration");
        var staged = Path.Combine(workplace.Stage.ReleaseOf(latest), "config", "Swupd_Root.pem");
        if (
            File.Exists(staged)
            && File.ReadAllText(staged) is var former
            && former.Trim() != current?.Trim()
            && IsOf(workplace, latest, former)
        )
            yield return (former, staged);
    }

    // The original factory recorded no certificate, but staged the one of each release.
    private static bool IsOf(Workplace workplace, StreamVersion latest, string certificate) =>
        ReleaseHistory.Read(workplace.Stage, latest) is { } release
        && (
            release.IsOriginal
            || release.Inputs.Settings.GetValueOrDefault(ReleaseInputs.RootCertificate) == SettingsFingerprint.OfCertificate(certificate)
        );
}
