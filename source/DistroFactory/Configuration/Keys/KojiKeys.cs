using System.Collections.Immutable;
using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that speak of Koji.</summary>
internal static class KojiKeys
{
    private static readonly ImmutableArray<string> s_web = ["https", "http"];

    private static readonly KeyDescription s_hub = new("hub", "Address of the hub.", new UrlShape(s_web));
    private static readonly KeyDescription s_engine = new(
        "engine",
        "Who speaks to the hub: the factory itself, or the koji command; auto: the factory, if a hub is named.",
        new WordShape("auto", "hub", "command")
    )
    {
        Default = "auto",
    };
    private static readonly KeyDescription s_command = new("command", "Name or path of the koji command.", new TextShape("a command"))
    {
        Default = "koji",
    };
    private static readonly KeyDescription s_profile = new("profile", "Profile of the koji command.", new TextShape("a profile"));

    /// <summary>A tag as a content provider.</summary>
    public static MapShape Content { get; } =
        new(
            s_hub,
            new("tag", "The tag whose latest builds are taken.", new TextShape("a tag")) { Required = true },
            new("top-url", "Address of the files.", new UrlShape(s_web)),
            s_engine,
            s_command,
            s_profile,
            new("arch", "The architecture that is taken, besides noarch.", new TextShape("an architecture", "[a-z0-9_]+"))
            {
                Default = "x86_64",
            },
            new("inherit", "Whether builds that the tag inherits are taken too.", new SwitchShape()) { Default = false },
            new("debuginfo", "Whether debuginfo packages are taken too.", new SwitchShape()) { Default = false },
            new(
                "key",
                "Take the copies signed with this key, the 8 hex digits that Koji calls it by.",
                new TextShape("a key", "[0-9A-Fa-f]{8,40}")
            )
        )
        {
            Companions = [new("hub", "top-url"), new("top-url", "hub")],
            Check = NeedsHub,
        };

    /// <summary>The site that follows the upstream.</summary>
    public static MapShape Site { get; } =
        new(
            s_hub,
            new("certificate", "Certificate and private key that log in to the hub, PEM.", new PathShape(PathKind.File, MayLeave: true)),
            new(
                "authority",
                "Certificates of those who vouch for the hub, PEM; by default those whom the machine trusts.",
                new PathShape(PathKind.File, MayLeave: true)
            ),
            s_engine,
            s_command,
            s_profile,
            new("tag", "The tag; the repository of TAG-build is made again.", new TextShape("a tag"))
            {
                Default = KojiConfiguration.UsualTag,
            },
            new("upstream", "Address of the upstream that it follows; by default upstream.url.", new UrlShape([.. s_web, "file"])),
            new("external-repo", "The external repository that is pointed at the upstream.", new TextShape("a name", "[^\\s/]+"))
            {
                Default = "dist-clear-external-repo",
            }
        )
        {
            Companions = [new("hub", "certificate"), new("certificate", "hub"), new("authority", "hub")],
            Check = section =>
                section.Text("engine") == "hub" && section.Text("hub") is null
                    ? ("engine", "needs 'hub' and 'certificate' beside it")
                    : null,
        };

    private static (string Key, string Message)? NeedsHub(Section section) =>
        section switch
        {
            _ when section.Text("hub") is not null => null,
            _ when section.Text("engine") == "hub" => ("engine", "needs 'hub' and 'top-url' beside it"),
            _ when section.Text("engine") == "command" || section.Text("command") is not null => null,
            _ => ("tag", "needs 'hub' and 'top-url' beside it, or 'engine: command' where the koji command knows them"),
        };
}
