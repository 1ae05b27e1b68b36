using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DistroFactory.Conformance.Tests;

/// <summary>All that our factory does otherwise than the recordings, and why. A deviation that no longer occurs fails the tests.</summary>
internal static class Deviations
{
    private const string Release = "build-* own-upstream-*";

    /// <summary>The table.</summary>
    public static ImmutableArray<Deviation> All { get; } =
    [
        new(Release, "in-process", "repository metadata is written by the factory, not by createrepo_c", Without("createrepo_c ")),
        new(Release, "in-process", "the stage is filled by links and renames, not by a local rsync", Without("rsync -ah ")),
        new(Release, "in-process", "the packages of a release are listed in order of name", SortPackages),
        new("*", "in-process", "variables that only repeat parts of a version are not kept", OnlyVersions),
        new("build-* watcher-*", "in-process", "what the factory asked the upstream once it does not ask again", observed => observed),
        new(
            "watcher-koji-down",
            "defect 1",
            "an outage of Koji is an error, not 'no content'",
            observed => observed with { Outcome = "exit 2" }
        ),
        new(
            "build-first-local-content build-second-same-upstream",
            "defect 2",
            "packages have one form everywhere; the release notes list no update that is none",
            OneFormOfPackages
        ),
        new(
            "build-second-same-upstream build-upstream-newer* build-min-version build-no-deltas build-images* "
                + "build-format-bump-catchup build-format-bump-exact build-format-bump-pending-delete own-upstream-second",
            "defect 3",
            "the release notes name the previous version",
            PreviousVersion
        ),
        new(
            "release-publish",
            "defect 10",
            "what nobody signed, and no version file leads to, is not published",
            observed => observed with { Outcome = "failure", Calls = [] }
        ),
        new(
            "build-first* build-format-bump-catchup build-format-bump-exact build-format-bump-pending-delete build-images* "
                + "build-min-version build-no-deltas own-upstream-first own-upstream-format-bump-first-mix",
            "mixer",
            "the real mixer writes no 'first' of its own accord, and there is no delta from a version to itself",
            NoDeltasFromItself
        ),
        new(
            "own-upstream-format-bump-first-mix",
            "defect 4",
            "a first release has no format to leave: it is version 10, and no version 0 before it",
            FirstWithoutBump
        ),
        new(
            "build-first* own-upstream-first own-upstream-format-bump-first-mix",
            "mixer",
            "the real mixer begins at version 10 and refuses to mix it, so the workspace begins below",
            BeginsAtNone
        ),
        new(
            "build-second-same-upstream build-upstream-newer* build-min-version build-no-deltas build-images* "
                + "build-format-bump-catchup build-format-bump-exact build-format-bump-pending-delete own-upstream-second",
            "mixer",
            "the real mixer knows the packages that it is given as repository 'local'",
            LocalPackages
        ),
        new(
            "build-format-bump-missing-first",
            "defect 12",
            "the whole plan is made before anything is done: the workspace is not touched",
            observed => observed with { Calls = [] }
        ),
        new(
            "build-format-bump-missing-first build-upstream-older build-version-exhausted",
            "defect 12",
            "what cannot be planned leaves no half of a plan",
            observed => observed with { Variables = observed.Variables.Clear() }
        ),
        new(
            "watcher-upstream-older",
            "defect 11",
            "an upstream older than ours is an error of the watcher",
            observed => observed with { Outcome = "exit 2", Calls = [] }
        ),
        new(
            $"{Release} watcher-first-mix",
            "defect 10",
            "it is looked first at what is published already: a release continues that, or is refused",
            LooksFirst
        ),
    ];

    /// <summary>Files that our stage has besides, and what for.</summary>
    public static ImmutableArray<(string Pattern, string For)> Additions { get; } =
    [
        (@"^stream\.txt$", "whose stream it is"),
        (@"^releases/\d+/release-\d+\.json$", "the factory's memory of what a release was made of"),
        (@"^releases/\d+/release-notes-\d+\.md$", "the notes for a web page"),
        (@"^releases/\d+/(provenance-\d+\.intoto\.jsonl|release-\d+\.lock|sbom-\d+(-.+)?\.cdx\.json)$", "the evidence"),
        (@"^releases/\d+/packages-license-info-\d+\.(md|json)$", "the licences by package"),
        (@"^releases/\d+/mca-report-\d+-\d+\.json$", "the correctness reports for programs"),
        (@"^releases/\d+/repo/x86_64/os/repodata/[0-9a-f]+-.*$", "the metadata that repomd.xml names"),
        (@"^update/version/latest_version(\.sig)?$", "clients ask for it (defect 8)"),
        (@"^update/version/format\d+/latest\.sig$", "clients demand it (defect 8)"),
        (@"^update/version/format\d+/(first|latest)$", "every format of the stream has its pointers"),
    ];

    /// <summary>The stage without what was added.</summary>
    public static ImmutableSortedSet<string> WithoutAdditions(ImmutableSortedSet<string> stage, ImmutableSortedSet<string> expected) =>
        [.. stage.Where(file => expected.Contains(file) || !Additions.Any(addition => Regex.IsMatch(file, addition.Pattern)))];

    private static Func<Observation, Observation> Without(string call) =>
        observed => observed with { Calls = [.. observed.Calls.Where(line => !line.StartsWith(call, StringComparison.Ordinal))] };

    private static Observation NoDeltasFromItself(Observation observed)
    {
        var (calls, mixed) = (ImmutableArray.CreateBuilder<string>(), "");
        foreach (var call in observed.Calls)
        {
            if (Regex.Match(call, @"--mix-version (?<version>\d+)") is { Success: true } update)
                mixed = update.Groups["version"].Value;
            if (!Regex.IsMatch(call, $@"build delta-\w+ --from {mixed}$"))
                calls.Add(call);
        }

        return observed with
        {
            Calls = calls.ToImmutable(),
        };
    }

    private static Observation BeginsAtNone(Observation observed) =>
        observed with
        {
            Calls = [.. observed.Calls.Select(call => Regex.IsMatch(call, @"^mixer (--\S+ )*init ") ? $"{call} --mix-version 0" : call)],
        };

    private static Observation LocalPackages(Observation observed) =>
        observed with
        {
            Calls =
            [
                .. observed.Calls.Select(call =>
                    call.Replace(" --from-repo-url content=", " --from-repo-url local=", StringComparison.Ordinal)
                ),
            ],
        };

    private static Observation SortPackages(Observation observed) =>
        observed with
        {
            Texts = observed.Texts.ToImmutableSortedDictionary(
                text => text.Key,
                text =>
                    text.Key.Contains("packages-nvr", StringComparison.Ordinal)
                        ? string.Concat(
                            text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                                .Order(StringComparer.Ordinal)
                                .Select(line => line + "\n")
                        )
                        : text.Value
            ),
        };

    private static Observation OnlyVersions(Observation observed) =>
        observed with
        {
            Variables = observed
                .Variables.Where(variable => variable.Key is "MIX_VERSION" or "MIX_FORMAT" or "DISTRO_LATEST" or "MCA_VERSIONS")
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

    private static Observation OneFormOfPackages(Observation observed) =>
        Notes(
            observed,
            text => text.Replace(".x86_64\n", "\n", StringComparison.Ordinal).Replace("    b    2-3 -> 2-3\n", "", StringComparison.Ordinal)
        );

    private static Observation PreviousVersion(Observation observed) =>
        Notes(
            observed,
            text =>
                text.Replace(
                    "PREVIOUS VERSION:\n     (",
                    $"PREVIOUS VERSION:\n    {observed.Variables["DISTRO_LATEST"]} (",
                    StringComparison.Ordinal
                )
        );

    private static Observation FirstWithoutBump(Observation observed) =>
        observed with
        {
            Calls =
            [
                .. observed
                    .Calls.Where(call =>
                        !call.Contains("--min-version", StringComparison.Ordinal)
                        && !call.Contains("versions update --offline", StringComparison.Ordinal)
                        && !call.Contains("build validate", StringComparison.Ordinal)
                    )
                    .Select(call =>
                        call.Replace("--mix-version 0", "--mix-version 10", StringComparison.Ordinal)
                            .Replace("--from 0", "--from 10", StringComparison.Ordinal)
                    ),
            ],
            Variables = observed.Variables.SetItem("MCA_VERSIONS", "10"),
            Stage =
            [
                .. observed.Stage.Where(file =>
                    !file.StartsWith("update/0/", StringComparison.Ordinal) && !file.Contains("mca-report-0-10", StringComparison.Ordinal)
                ),
            ],
        };

    private static Observation LooksFirst(Observation observed) =>
        observed with
        {
            Calls = ["rsync -e ssh -rl --checksum --delete --delete-excluded --max-size=64m @SEEN@", .. observed.Calls],
        };

    private static Observation Notes(Observation observed, Func<string, string> correct) =>
        observed with
        {
            Texts = observed.Texts.ToImmutableSortedDictionary(
                text => text.Key,
                text => text.Key.Contains("release-notes", StringComparison.Ordinal) ? correct(text.Value) : text.Value
            ),
        };
}
