using DistroFactory.Run;
using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Takes back what releases changed: a new release, made of what an earlier one was made of.</summary>
public interface IRollback : IRelease, IVersionRange, IGivesReasons
{
    /// <summary>The packages to bring back.</summary>
    [Parameter("Rollback: only these packages, and the others as they are (default: the whole content)", Separator = ",")]
    string[] Packages => TryGetValue(() => Packages) ?? [];

    /// <summary>The bundles to bring back.</summary>
    [Parameter(
        "Rollback: only these bundles, separated by commas, with the packages they had (default: the whole content)",
        Separator = ","
    )]
    string[] Bundles => TryGetValue(() => Bundles) ?? [];

    /// <summary>The release that is withdrawn.</summary>
    [Parameter("Withdraw: the release to take back; it must be the latest, or the one that a channel serves")]
    uint? Withdrawn => TryGetValue<uint?>(() => Withdrawn!);

    RollbackRequest? IFactory.BringsBack =>
        IsScheduled(nameof(Rollback)) || IsScheduled(nameof(Withdraw))
            ? new()
            {
                To = IsScheduled(nameof(Rollback)) ? ToVersion ?? 0 : 0,
                Withdrawn = IsScheduled(nameof(Withdraw)) ? Withdrawn ?? 0 : 0,
                Packages = [.. Packages],
                Bundles = [.. Bundles],
                Why = Why,
            }
            : null;

    /// <summary>Brings back the content of an earlier release, or a part of it.</summary>
    Target Rollback => _ => Whole(_.Description("Releases what an earlier release (--to) had, as a new version").Requires(() => To));

    /// <summary>Takes back the latest release.</summary>
    Target Withdraw =>
        _ =>
            Whole(
                _.Description("Takes back a release that machines get (--withdrawn): releases again what the one before it had")
                    .Requires(() => Withdrawn)
            );

    private bool IsScheduled(string target) => ScheduledTargets.Any(scheduled => scheduled.Name == target);
}
