using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Evidence;

/// <summary>Refuses to make a release again of anything else, or by anything else, than it was made of and by.</summary>
internal static class LockGuard
{
    /// <summary>Refuses another factory, another namespace, and another commit of the config repository.</summary>
    /// <param name="locked">The lock.</param>
    /// <param name="workplace">What is at hand.</param>
    /// <param name="running">The factory that runs.</param>
    /// <exception cref="ConfigurationException">It is another.</exception>
    public static void RefuseOtherConfig(ReleaseLock locked, Workplace workplace, FactoryTool running)
    {
        if (locked.Tool != running && !workplace.Options.LockedByAnyTool)
            throw Refusal(
                locked,
                $"it was made by {locked.Tool}, and this is {running}",
                "Run the same one; or add --locked-by-any-tool, and compare what comes out with what was released."
            );
        if (locked.Namespace != workplace.Directory.Namespace)
            throw Refusal(
                locked,
                $"it is of the namespace {locked.Namespace}, and the configuration is of {workplace.Directory.Namespace}",
                "Name its config repository by --config."
            );
        RefuseOther(locked, "config", locked.ConfigCommit, ReleaseLockCommit.Of(workplace.Source), "Name it: --config PLACE#COMMIT.");
    }

    /// <summary>Refuses another commit of the bundles repository.</summary>
    /// <exception cref="ConfigurationException">It is another.</exception>
    public static void RefuseOtherDefinitions(ReleaseLock locked, Workplace workplace) =>
        RefuseOther(
            locked,
            "bundles",
            locked.BundlesCommit,
            workplace.BundleSource is { } bundles ? ReleaseLockCommit.Of(bundles) : null,
            "Point bundles.repository at it in a copy of the config repository, as PLACE#COMMIT, or move its branch there."
        );

    /// <summary>Refuses a certificate that clients of the release do not pin, before a key is made.</summary>
    /// <param name="locked">The lock.</param>
    /// <param name="certificates">The certificates that are at hand, PEM; null: there is none.</param>
    /// <exception cref="ConfigurationException">It is another.</exception>
    public static void RefuseOtherKeys(ReleaseLock locked, params string?[] certificates)
    {
        var expected = locked.Settings.GetValueOrDefault(ReleaseInputs.RootCertificate);
        if (expected is not null && !certificates.OfType<string>().Select(SettingsFingerprint.OfCertificate).Contains(expected))
            throw Refusal(
                locked,
                $"it was signed below the certificate with {expected}, and "
                    + (certificates.All(certificate => certificate is null) ? "there are no keys here" : "the one here is another"),
                "Bring the keys of the release here: state/signing of its factory directory, or what signing: in distro.yaml names."
            );
    }

    /// <summary>Refuses a plan that would become another release.</summary>
    /// <param name="locked">The lock.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="stage">The stage, for the error.</param>
    /// <exception cref="ConfigurationException">It would.</exception>
    public static void RefuseOtherPlan(ReleaseLock locked, ReleasePlan plan, string stage)
    {
        if (plan.Previous != locked.Previous)
            throw Refusal(
                locked,
                plan.Previous >= locked.Version
                    ? $"the stage {stage} has version {plan.Previous} already"
                    : $"it builds on {Name(locked.Previous)}, and the latest in the stage {stage} is {Name(plan.Previous)}",
                locked.Previous == StreamVersion.None
                    ? "Begin with an empty factory directory that has nothing but the keys (--factory-dir)."
                    : $"Begin with a factory directory whose stage ends at version {locked.Previous}: make that again first, "
                        + "by its own lock."
            );
        foreach (
            var (what, then, now) in new[]
            {
                ("settings", Text(locked.Settings), Text(plan.Inputs.Settings)),
                ("bundle definitions", Text(locked.Definitions), Text(plan.Inputs.Bundles)),
                ("versions", Text(locked.Mixes), Text(plan.Mixes)),
            }
        )
            if (then != now)
                throw Refusal(
                    locked,
                    $"its {what} are not those at hand. Then: {then}. Now: {now}",
                    "Give this run the options of that one."
                );
    }

    private static void RefuseOther(ReleaseLock locked, string repository, string? then, string? now, string advice)
    {
        if (then != now)
            throw Refusal(
                locked,
                $"it was made of {Commit(then)} of the {repository} repository, and at hand is {Commit(now)}",
                then?.EndsWith(ReleaseLock.Changes, StringComparison.Ordinal) == true
                    ? "It was made of files that no commit has: the same bytes come only of the same directory."
                    : advice
            );
    }

    private static string Commit(string? commit) => commit is null ? "a directory without commit" : $"commit {commit}";

    private static string Name(StreamVersion version) => version == StreamVersion.None ? "none" : $"{version}";

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, RecordJson.OneLine);

    private static ConfigurationException Refusal(ReleaseLock locked, string why, string advice) =>
        new($"Making release {locked.Version} again", why, advice);
}
