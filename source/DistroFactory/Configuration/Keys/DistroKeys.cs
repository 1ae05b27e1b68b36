using System.Collections.Immutable;
using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>Every key of <c>distro.yaml</c>: the one description that validation and the JSON schema are made from.</summary>
internal static class DistroKeys
{
    private const string NamePattern = "[a-z0-9][a-z0-9-]*";
    private const string OwnerPattern = "[A-Za-z_][A-Za-z0-9_.-]*[$]?";
    private const string GitHubPattern = "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+";

    private static readonly ImmutableArray<string> s_web = ["https", "http"];
    private static readonly TextShape s_bundle = new("a bundle name", "[A-Za-z0-9_.+-]+");
    private static readonly KeyDescription s_gitHubApi = new(
        "api",
        "Address of the API of a GitHub Enterprise server; by default that of github.com.",
        new UrlShape(s_web)
    );
    private static readonly TableShape s_ids = new("an owner name", OwnerPattern, new NumberShape(0, uint.MaxValue - 1));

    /// <summary>The whole file.</summary>
    public static MapShape Root { get; } =
        new(
            new("name", "Name of the distribution; also its namespace below the factory directory.", new TextShape("a name", NamePattern))
            {
                Required = true,
            },
            new(
                "title",
                "Name of the distribution as people read it; begins the names of image files; by default <name>.",
                new TextShape("a title", "[^/\\s][^/]*")
            ),
            new("url", "Home of the distribution.", new UrlShape([.. s_web, "file"])) { Required = true },
            new("content-url", "Where clients fetch content; by default <url>/update.", new UrlShape([.. s_web, "file"])),
            new("version-url", "Where clients ask for versions; by default <url>/update.", new UrlShape([.. s_web, "file"])),
            new(
                "mode",
                "Whether the distribution counts its own versions or builds upon another's.",
                new WordShape("own-upstream", "downstream")
            )
            {
                Default = "own-upstream",
            },
            new("format", "Format of the first version of an own upstream.", new NumberShape(1, 999_999)) { Default = 1 },
            new("increment", "How far apart versions are.", new NumberShape(1, 1000)) { Default = 10 },
            new("upstream", "What the distribution is built upon.", Upstream()),
            new(
                "content",
                "Where packages come from, in order of precedence; a downstream distribution needs none of its own.",
                new ListShape(Content())
            ),
            TrustKeys.Policy,
            new(
                "privileged-files",
                "What is done about files that are setuid, setgid or writable by everybody, or have capabilities.",
                new MapShape(
                    new(
                        "new",
                        "Of those that the release before did not have: warn, or refuse the release.",
                        new WordShape("warn", "refuse")
                    )
                    {
                        Default = "warn",
                    },
                    new("allow", "Paths that may be; * and ? match.", new ListShape(new TextShape("an absolute path or pattern", "/.*")))
                )
            ),
            new("koji", "The Koji site whose builds follow the upstream.", KojiKeys.Site),
            new("bundles", "Which bundles there are.", Bundles()),
            new("mix", "How a version is mixed.", MixKeys.Root),
            new("fleet", "Where machines are, so that deltas are made from there.", FleetKeys.Root),
            new(
                "verify",
                "How a release is verified before it is staged.",
                new MapShape(
                    new KeyDescription(
                        "updates-from",
                        "From how many previous versions of the format a simulated client "
                            + "updates; by default as many as deltas are made from.",
                        new NumberShape(0, 1000)
                    )
                )
            ),
            new("qa", "What a version must stand before it is staged, beyond being correct.", QualityKeys.Root),
            new("signing", "Who signs; nothing: a key is made on first use.", SignerKeys.Signing()),
            new("images", "Images to build of each release.", Images()),
            new(
                "stage",
                "Where a release is staged.",
                new MapShape(
                    new KeyDescription(
                        "folder",
                        "Folder of the staged tree; by default <factory-dir>/<name>/stage.",
                        new PathShape(PathKind.NewFolder, MayLeave: true)
                    ),
                    new KeyDescription(
                        "owner",
                        "Who owns what is staged: USER, USER:GROUP or :GROUP, so that a web server "
                            + "may read it; by default whoever runs the factory.",
                        new TextShape("USER, USER:GROUP or :GROUP", StageOwner.Pattern)
                    )
                )
            ),
            new(
                "work",
                "Where tools work.",
                new MapShape(
                    new KeyDescription(
                        "folder",
                        "Folder of what tools read and write during a run; by default <factory-dir>/<name>/work.",
                        new PathShape(PathKind.NewFolder, MayLeave: true)
                    )
                    {
                        Required = true,
                    }
                )
            ),
            new("publish", "Where a staged release is published.", new ListShape(Publish())),
            new("retention", "Which versions the target Prune keeps; nothing: it removes none.", RetentionKeys.Root),
            ChannelKeys.Of(new ListShape(Publish())),
            new("users", "Numeric ids of file owners beyond those of the packages and the base table.", s_ids),
            new("groups", "Numeric ids of file groups beyond those of the packages and the base table.", s_ids),
            new(
                "variables",
                "Environment variables of the tools: mixer, clr-installer, finalise scripts, signers.",
                new TableShape("the name of a variable", "[A-Za-z_][A-Za-z0-9_]*", new TextShape("text"))
            ),
            new("license-filter", "Words left out of the licence list; by default 'and'.", new ListShape(new TextShape("a word", "\\S+")))
        )
        {
            Check = values => ModeCheck.Refuse(values) ?? ChannelKeys.Refuse(values),
        };

    private static MapShape Upstream() =>
        new(
            new(
                "url",
                "Address or directory of the upstream's stream; downstream only.",
                new UrlShape([.. s_web, "file"], OrDirectory: true)
            ),
            new(
                "version",
                "A version to pin; by default the latest. Of an own upstream: what is recorded as BUILD_ID.",
                new TextShape("a version or 'latest'", "latest|[1-9][0-9]{0,8}")
            )
            {
                Default = "latest",
            },
            new("bundles", "Upstream bundles taken over; by default all. Downstream only.", new ListShape(s_bundle)),
            new(
                "bundle-definitions",
                "Where the upstream's bundle definitions of {version} are: a tar archive (address or path), "
                    + "a folder, or a git repository with #{version}. Downstream only.",
                new TextShape("a place with {version} in it", ".*\\{version\\}.*|[^{}]+")
            )
            {
                Default = UpstreamConfiguration.UsualBundleDefinitions,
            },
            SelectionKeys.Only,
            SelectionKeys.Exclude,
            SelectionKeys.Hold,
            SelectionKeys.Pin,
            TrustKeys.Keys,
            TrustKeys.GpgCheck,
            TrustKeys.RepoGpgCheck,
            TrustKeys.MissingDigests
        )
        {
            Check = TrustKeys.Refuse,
        };

    private static MapShape Content() =>
        new(
            new("folder", "All RPM files below a folder.", new PathShape(PathKind.Folder, MayLeave: true)),
            new(
                "repository",
                "An RPM repository: the address or directory that has repodata.",
                new UrlShape([.. s_web, "file"], OrDirectory: true)
            ),
            new("priority", "A lower number hides packages of the same name in repositories of a higher number.", new NumberShape(1, 99))
            {
                Default = 99,
            },
            SelectionKeys.Only,
            SelectionKeys.Exclude,
            SelectionKeys.Hold,
            SelectionKeys.Pin,
            new("koji", "A tag of a Koji hub.", KojiKeys.Content),
            new(
                "github",
                "Assets of a GitHub release.",
                new MapShape(
                    new("repository", "OWNER/NAME.", new TextShape("OWNER/NAME", GitHubPattern)) { Required = true },
                    new("release", "A tag, or latest.", new TextShape("a release")) { Default = "latest" },
                    new("assets", "Pattern of the asset names; * and ? match.", new TextShape("a pattern")) { Default = "*.rpm" },
                    s_gitHubApi
                )
            ),
            TrustKeys.Keys,
            TrustKeys.GpgCheck,
            TrustKeys.RepoGpgCheck,
            TrustKeys.MissingDigests
        )
        {
            ExactlyOne = ["folder", "repository", "koji", "github"],
            Companions = [new("priority", "repository"), new("repo-gpg-check", "repository")],
            Check = TrustKeys.Refuse,
        };

    private static MapShape Bundles() =>
        new(
            new("folder", "Folder of the definitions.", new PathShape(PathKind.Folder, MayLeave: true)) { Default = "bundles" },
            new("repository", "Git repository of the definitions, URL[#REF].", new TextShape("a git repository")),
            new(
                "path",
                "Folder of the definitions inside the repository.",
                new TextShape("a relative path", "(?!/)(?!(.*/)?\\.\\.(/|$)).+")
            ),
            new("include", "Bundles to mix; by default all.", new ListShape(s_bundle)),
            new("packages", "File of package names that each become a bundle of their own.", new PathShape(PathKind.File, MayLeave: false)),
            new(
                "content-roots",
                "Folders outside the config repository that content(DIRECTORY) of a definition may be in or below; by default none.",
                new ListShape(new PathShape(PathKind.Folder, MayLeave: true))
            ),
            new("update-bundle", "The bundle with the client's defaults.", s_bundle) { Default = "os-core-update" }
        )
        {
            AtMostOne = ["folder", "repository"],
            Companions = [new("path", "repository")],
        };

    private static MapShape Images() =>
        new(
            new("templates", "Folder of the templates.", new PathShape(PathKind.Folder, MayLeave: true)) { Required = true },
            new("engine", "Who builds them.", new WordShape("auto", "embedded", "clr-installer")) { Default = "auto" },
            new(
                "formats",
                "What the embedded builder makes of each template; by default tar and oci.",
                new ListShape(new WordShape("tar", "oci", "disk"), 1)
            ),
            new("on-failure", "What a failed image does to the release.", new WordShape("fail", "warn")) { Default = "fail" },
            new(
                "checksum-suffix",
                "What ends the name of a checksum file, after the image's name and a hyphen.",
                new TextShape("the end of a file name", "[^/\\s]+")
            )
            {
                Default = ImagesConfiguration.UsualChecksumSuffix,
            },
            new(
                "signing",
                "Who signs the checksum files; nothing: nobody.",
                new MapShape(
                    new("key", "The private key: a file, PEM, or the PKCS#11 URI of a key in a token.", new PrivateKeyShape()),
                    new(
                        "command",
                        "A command line; {in} and {out} stand for files.",
                        new ListShape(new TextShape("a word of a command line"), 1)
                    )
                )
                {
                    ExactlyOne = ["key", "command"],
                    Check = SignerKeys.CheckCommand,
                }
            )
        );

    private static MapShape Publish() =>
        new(
            new("folder", "A directory of this machine.", new PathShape(PathKind.NewFolder, MayLeave: true)),
            new("rsync", "A directory of another machine, [USER@]HOST:PATH.", new TextShape("[USER@]HOST:PATH", "[^\\s:]+:.+")),
            new("shell", "The remote shell and its options, for example ssh -p 2222.", new TextShape("a command line")) { Default = "ssh" },
            new("automatic", "Whether each release is published there at once; else only by the target Publish.", new SwitchShape())
            {
                Default = true,
            },
            new(
                "github",
                "Releases of a GitHub repository.",
                new MapShape(new("repository", "OWNER/NAME.", new TextShape("OWNER/NAME", GitHubPattern)) { Required = true }, s_gitHubApi)
            )
        )
        {
            ExactlyOne = ["folder", "rsync", "github"],
            Companions = [new("shell", "rsync")],
        };
}
