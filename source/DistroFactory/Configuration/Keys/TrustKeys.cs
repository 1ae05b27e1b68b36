using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say whose signatures count; their names are those of dnf. Content providers and an upstream have them.</summary>
internal static class TrustKeys
{
    private const string SignedOnly = "signed";

    /// <summary>Whose signatures count.</summary>
    public static KeyDescription Keys { get; } =
        new(
            "keys",
            "Files of OpenPGP public keys; what comes from here must be signed with one of them.",
            new ListShape(new PathShape(PathKind.File, MayLeave: true), 1)
        );

    /// <summary>Whether packages must be signed.</summary>
    public static KeyDescription GpgCheck { get; } =
        new("gpg-check", "Whether each package must be signed with one of 'keys'; by default if there are any.", new SwitchShape());

    /// <summary>Whether the index of a repository must be signed.</summary>
    public static KeyDescription RepoGpgCheck { get; } =
        new(
            "repo-gpg-check",
            "Whether the repository's repomd.xml must be signed with one of 'keys', by repomd.xml.asc beside it.",
            new SwitchShape()
        )
        {
            Default = false,
        };

    /// <summary>Which packages need not state digests.</summary>
    public static KeyDescription MissingDigests { get; } =
        new(
            "allow-missing-digests",
            "Names of packages that need not state digests of their payload and files; * and ? match.",
            new ListShape(new TextShape("a package name or pattern", "[^\\s/]+"))
        );

    /// <summary>Whether unsigned content is accepted.</summary>
    public static KeyDescription Policy { get; } =
        new(
            "content-policy",
            "signed: refuse content providers, and an upstream, whose packages need not be signed; any: warn of them.",
            new WordShape("any", SignedOnly)
        )
        {
            Default = "any",
        };

    /// <summary>What a whole configuration has against its own policy: the key that is wrong and what is wrong with it; null:
    /// nothing.</summary>
    public static (string Key, string Message)? RefuseUnsigned(Section values)
    {
        if (values.Text(Policy.Name) != SignedOnly)
            return null;
        if (values.Text("mode") == "downstream" && values.Part("upstream")[Keys.Name] is null)
            return ("upstream", "has no 'keys', which it needs with content-policy: signed");
        if (values.Text("mode") != "downstream" && values.Parts("content").IsEmpty)
            return (Policy.Name, "needs content providers with 'keys': of the mixer command's own repositories no signature is checked");
        var unsigned = values
            .Parts("content")
            .Select((part, index) => (IsUnsigned: part[Keys.Name] is null, Name: $"content[{index}]"))
            .Where(part => part.IsUnsigned)
            .Select(part => part.Name)
            .ToArray();
        return unsigned.Length > 0
            ? ("content", $"each provider needs 'keys' with content-policy: signed; without are {string.Join(", ", unsigned)}")
            : null;
    }

    /// <summary>The key that is wrong and what is wrong with it; null when all fit.</summary>
    public static (string Key, string Message)? Refuse(Section values)
    {
        var (any, packages, index) = (values["keys"] is not null, values["gpg-check"], values.Switch("repo-gpg-check"));
        return any switch
        {
            false when packages is true => ("gpg-check", "needs 'keys' beside it: the public keys whose signatures count"),
            false when index => ("repo-gpg-check", "needs 'keys' beside it: the public keys whose signatures count"),
            true when packages is false && !index => (
                "keys",
                "nothing is checked with them: 'gpg-check' is false, and 'repo-gpg-check' is not true"
            ),
            _ => null,
        };
    }
}
