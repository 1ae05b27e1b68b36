using DistroFactory.Configuration.Shapes;
using DistroFactory.MixerTool;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that speak of mixing.</summary>
internal static class MixKeys
{
    private static readonly WordShape s_method = new("none", "gzip", "bzip2", "xz", "zstd");

    /// <summary>What the key <c>mix</c> holds.</summary>
    public static MapShape Root { get; } =
        new(
            new("engine", "Who mixes.", new WordShape("auto", "embedded", "mixer")) { Default = "auto" },
            new(
                "deltas",
                "Which delta packs are made.",
                new MapShape(
                    new("versions", "From how many previous versions of the same format.", new NumberShape(0, 1000)) { Default = 10 },
                    new("from-format-start", "Whether also from the first version of the format.", new SwitchShape()) { Default = true }
                )
            ),
            new(
                "compression",
                "How what clients fetch is compressed.",
                new MapShape(
                    new(
                        "fullfiles",
                        "Each file alone.",
                        Compression(
                            new KeyDescription(
                                "best-of",
                                "Methods that are tried as well, at their usual level; the smallest result is kept.",
                                new ListShape(s_method)
                            )
                        )
                    )
                    {
                        Default = "xz",
                    },
                    new("zero-packs", "All files of a bundle.", Compression()) { Default = "xz" },
                    new("delta-packs", "What changed in a bundle.", Compression()) { Default = "{ method: zstd, level: 12 }" }
                )
            ),
            new(
                "min-version",
                "Whether the next version publishes every file again; acts once, in the first release made with it.",
                new SwitchShape()
            )
            {
                Default = false,
            },
            new(
                "format-bump",
                "The format to be in: one above that of the latest release makes the next release a "
                    + "format bump; true acts once, in the first release made with it.",
                new SwitchOrNumberShape(1, 999_999)
            )
            {
                Default = false,
            },
            new("mixer", "How the mixer command is run.", MixerCommand())
        );

    private static MapShape MixerCommand() =>
        new(
            new(
                "workspace",
                "The folder mixer works in, kept from release to release; by default <factory-dir>/<name>/state/mixer.",
                new PathShape(PathKind.NewFolder, MayLeave: true)
            ),
            new("options", "Options of every call.", new ListShape(new TextShape("an option"))),
            new("minimum-version", "The oldest mixer that will do.", new TextShape("a version", "[0-9]+(\\.[0-9]+)*"))
            {
                Default = MixerConfiguration.UsualMinimumVersion,
            },
            new("log", "File in the workspace that mixer logs to.", new TextShape("the name of a file", "[^/\\s]+"))
            {
                Default = MixerConfiguration.UsualLog,
            },
            new("table-width", "Columns of the correctness reports.", new NumberShape(40, 1000))
            {
                Default = MixerConfiguration.UsualTableWidth,
            },
            new(
                "on-unsound",
                "What happens to a version of mixer that a client could not install: it is not released, or released with a warning.",
                new WordShape("fail", "warn")
            )
            {
                Default = "fail",
            }
        );

    private static EitherShape Compression(params KeyDescription[] more) =>
        new(
            s_method,
            new MapShape([
                new("method", "The format.", s_method) { Required = true },
                new("level", "gzip and bzip2 1-9, xz 0-9, zstd 1-22.", new NumberShape(0, 22)),
                new(
                    "long",
                    "zstd only: over how many bytes, as a power of two, it finds what repeats itself; clients need that memory.",
                    new NumberShape(10, 27)
                ),
                .. more,
            ])
            {
                Check = section => CompressionLevels.Refuse(section.Text("method")!, section.Number("level"), section.Number("long")),
            }
        );
}
