using System.Collections.Immutable;
using System.Globalization;
using DistroFactory.Configuration.Shapes;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say what a version must stand before it is staged.</summary>
internal static class QualityKeys
{
    private const string Checks = "checks";
    private const string Command = "command";

    private static readonly TextShape s_time = new("a time such as 30s, 10m, 2h or 90d", TimeText.Pattern);
    private static readonly TextShape s_size = new("a size such as 500 MB or 3 GiB", ByteSize.Pattern);
    private static readonly ListShape s_packages = new(new TextShape("a package name or pattern", "[^\\s/]+"));

    private static readonly KeyDescription s_name = new(
        "name",
        "Its name in records, notes and reports; by default that of its kind.",
        new TextShape("a name", "[a-z0-9][a-z0-9-]*")
    );

    // Each kind of check has a key of its own; the others say more about some of them.
    private static readonly ImmutableArray<KeyDescription> s_kinds =
    [
        new(
            Command,
            "A command line, run in the config folder; {stream}, {release}, {images}, {results}, {scratch}, {certificate}, {version}, "
                + "{previous} and {format} stand for places and versions.",
            new ListShape(new TextShape("a word of a command line"), 1)
        ),
        new("budget", "Limits of what a release may become.", Budget()),
        new(
            "licenses",
            "Licences that no package may be bound to.",
            new MapShape(
                new("deny", "SPDX identifiers; * and ? match.", new ListShape(new TextShape("an SPDX identifier or pattern", "\\S+"), 1))
                {
                    Required = true,
                },
                new("except", "Package names that may have any; * and ? match.", s_packages)
            )
        ),
        new(
            "boot-files",
            "Files without which no machine starts: none that the release before had may be gone.",
            new EitherShape(
                new WordShape("none-gone"),
                new MapShape(
                    new KeyDescription(
                        "paths",
                        "Patterns; of each that the release before had a file for, this one must have one too. * and ? match.",
                        new ListShape(new TextShape("an absolute path or pattern", "/.*"), 1)
                    )
                    {
                        Required = true,
                    }
                )
            )
        ),
        new(
            "privileged-files",
            "No file may be privileged that was not in the release before, but for those of 'privileged-files.allow'.",
            new WordShape("none-new")
        ),
        new(
            "packages",
            "No package may be older than in the release before.",
            new EitherShape(
                new WordShape("none-older"),
                new MapShape(
                    new KeyDescription("may-be-older", "Package names that may be; * and ? match.", s_packages) { Required = true }
                )
            )
        ),
        new(
            "certificate",
            "The certificates must be valid for some time to come.",
            new MapShape(new KeyDescription("valid-for", "How long at least, such as 90d.", s_time) { Required = true })
        ),
        new("vulnerabilities", "No package may have a known vulnerability.", Vulnerabilities()),
        new(
            "swupd",
            "The real swupd client installs the version, updates to it and removes a bundle, in namespaces of its own.",
            new EitherShape(
                new WordShape("all-bundles"),
                new MapShape(
                    new KeyDescription(
                        "bundles",
                        "The bundles of its machine.",
                        new ListShape(new TextShape("a bundle name", "[A-Za-z0-9_.+-]+"), 1)
                    )
                    {
                        Required = true,
                    }
                )
            )
        ),
    ];

    /// <summary>What the key <c>qa</c> holds.</summary>
    public static MapShape Root { get; } =
        new(
            new(Checks, "The checks, in the order in which they run.", new ListShape(Check(), 1)) { Required = true },
            new("keep-refused", "How many refused versions are kept for looking at.", new NumberShape(0, 100))
            {
                Default = QualityConfiguration.UsualKept,
            }
        )
        {
            Check = section => RefuseTwins(section.Parts(Checks)) is { } twins ? (Checks, twins) : null,
        };

    /// <summary>The key that says what kind of check a section describes.</summary>
    public static string KindOf(Section check) => s_kinds.First(kind => check[kind.Name] is not null).Name;

    /// <summary>The name of a check; by default that of its kind.</summary>
    public static string NameOf(Section check) => check.Text("name") ?? KindOf(check);

    /// <summary>A list of commands that a version must stand.</summary>
    public static ListShape Commands { get; } =
        new(
            new MapShape([s_name, s_kinds[0] with { Required = true }, .. CommandDetails("How long it may take.")])
            {
                Check = section => section.Text("name") is null ? ("name", "missing; a check is known by its name") : null,
            },
            1
        );

    /// <summary>What is wrong with the names of checks: two are the same; null: nothing.</summary>
    /// <param name="checks">The checks.</param>
    public static string? RefuseTwins(IEnumerable<Section> checks) =>
        checks.GroupBy(NameOf, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins
            ? $"{twins.Count()} of them are named '{twins.Key}'; give each a name of its own"
            : null;

    private static MapShape Check() =>
        new([
            s_name,
            new("policy", "What happens when it fails: the version is refused, or it is a warning.", new WordShape("required", "warn"))
            {
                Default = "required",
            },
            new("quarantine", "In how many releases it only warns before it refuses: for a check that is new.", new NumberShape(1, 1000)),
            .. s_kinds,
            .. CommandDetails("How long the command, or each call of swupd, may take."),
        ])
        {
            AtMostOne = ["policy", "quarantine"],
            ExactlyOne = [.. s_kinds.Select(kind => kind.Name)],
            Companions = [new("environment", Command), new("timeout", Command, "swupd"), new("retries", Command), new("results", Command)],
        };

    private static ImmutableArray<KeyDescription> CommandDetails(string timeout) =>
        [
            new(
                "environment",
                "Variables of the command's environment.",
                new TableShape("the name of a variable", "[A-Za-z_][A-Za-z0-9_]*", new TextShape("text"))
            ),
            new("timeout", timeout, s_time) { Default = "30m" },
            new("retries", "How often the command is tried again after it failed.", new NumberShape(0, 10)) { Default = 0 },
            new(
                "results",
                "Patterns of the JUnit and TAP files that the command writes to {results}; what failed there fails the check.",
                new ListShape(new TextShape("the name of a file or a pattern", "(?!/)(?!(.*/)?\\.\\.(/|$)).+"), 1)
            ),
        ];

    private static MapShape Budget() =>
        new(
            new("packages", "Number of packages.", new NumberShape(1, 1_000_000)),
            new("bundles", "Number of bundles.", new NumberShape(1, 100_000)),
            new("size", "Bytes of all bundles' files.", s_size),
            new(
                "growth",
                "By how much that may exceed the release before, such as 10 %.",
                new TextShape("a percentage", "[0-9]{1,4}([.][0-9]{1,3})? ?%")
            ),
            new("image", "Bytes of the largest image.", s_size),
            new("install", "Bytes that a client downloads to install all bundles.", s_size),
            new("update", "Bytes that a client downloads to update all bundles from the version before.", s_size)
        )
        {
            Check = section => section.Keys.Any() ? null : ("size", "missing; a budget needs at least one limit"),
        };

    private static MapShape Vulnerabilities() =>
        new(
            new("osv", "A JSON file in OSV's format, or a folder of such files.", new PathShape(PathKind.FileOrFolder, MayLeave: true))
            {
                Required = true,
            },
            new(
                "ecosystems",
                "The ecosystems that count, such as 'Rocky Linux:9'; one without a colon stands for all its releases.",
                new ListShape(new TextShape("an ecosystem"), 1)
            )
            {
                Required = true,
            },
            new(
                "severity",
                "The least severity that counts; what states none counts always.",
                new WordShape("low", "medium", "high", "critical")
            )
            {
                Default = "high",
            },
            new(
                "ignore",
                "What is known and accepted for some time.",
                new ListShape(
                    new MapShape(
                        new("id", "Its identifier, or one of its aliases.", new TextShape("an identifier", "[A-Za-z0-9:._-]+"))
                        {
                            Required = true,
                        },
                        new("why", "Why it is accepted.", new TextShape("text")) { Required = true },
                        new("until", "The last day on which it is, YYYY-MM-DD.", new TextShape("a day", "[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                        {
                            Required = true,
                        }
                    )
                    {
                        Check = section =>
                            DateOnly.TryParseExact(
                                section.Text("until"),
                                "yyyy-MM-dd",
                                CultureInfo.InvariantCulture,
                                DateTimeStyles.None,
                                out _
                            )
                                ? null
                                : ("until", "there is no such day"),
                    }
                )
            )
        );
}
