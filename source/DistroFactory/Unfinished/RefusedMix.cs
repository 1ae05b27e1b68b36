using DistroFactory.Run;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.Unfinished;

/// <summary>A mixed version that a check refused: the next run does not go on with it.</summary>
internal sealed class RefusedMix(Workplace workplace)
{
    /// <summary>Has the next run mix again.</summary>
    /// <param name="found">
    /// What was found when the version was read as a client would read it; null: that was not tried. Files of the version that are damaged
    /// may be damaged in the mixer's store too, and would be so again: it is removed then.
    /// </param>
    public void Discard(VerificationResult? found)
    {
        new ReusableMixes(workplace).Forget();
        var store = workplace.Directory.MixStore;
        if (workplace.UsesMixer || !Directory.Exists(store) || found?.Findings.Any(finding => IsOfItsFiles(finding, found)) != true)
            return;
        Directory.Delete(store, recursive: true);
        workplace.Log.Warn(
            $"The store of the mixer, {store}, was removed, for it may hold the damaged files; the next mix makes a new one."
        );
    }

    private static bool IsOfItsFiles(Finding finding, VerificationResult found) =>
        finding.Severity == Severity.Error
        && finding.Rule is "fullfile" or "pack" or "pack-hash" or "manifest"
        && finding.Path.StartsWith($"{found.Version}/", StringComparison.Ordinal);
}
