namespace DistroFactory.Configuration;

/// <summary>The Koji site whose builds follow the upstream: its external repository is pointed at each new upstream version.</summary>
internal sealed record KojiConfiguration
{
    /// <summary>What holds when the configuration says nothing of Koji: the command knows the site.</summary>
    public static KojiConfiguration Usual { get; } = new() { Command = "koji" };

    internal const string UsualTag = "dist-clear";

    /// <summary>Name of the tag; the repository of <c>TAG-build</c> is made again.</summary>
    public string Tag { get; init; } = UsualTag;

    /// <summary>Address of the upstream that it follows; null: that of the distribution.</summary>
    public string? Upstream { get; init; }

    /// <summary>Address of the hub; null: the <c>koji</c> command knows.</summary>
    public string? Hub { get; init; }

    /// <summary>Certificate and private key that log in, PEM, an absolute path; null: the <c>koji</c> command logs in.</summary>
    public string? Certificate { get; init; }

    /// <summary>Certificates of those who vouch for the hub, PEM, an absolute path; null: whom this machine trusts.</summary>
    public string? Authority { get; init; }

    /// <summary>Name or path of the <c>koji</c> command when it is used; null: the factory speaks to the hub itself.</summary>
    public string? Command { get; init; }

    /// <summary>Profile of the command; null: its default.</summary>
    public string? Profile { get; init; }

    /// <summary>Name of the external repository.</summary>
    public string ExternalRepository { get; init; } = "dist-clear-external-repo";
}
