using DistroFactory.UpdateStream;

namespace DistroFactory.MixerTool;

/// <summary>The paths of a folder that mixer works in, as mixer itself names them.</summary>
/// <param name="Root">An absolute path.</param>
public sealed record MixerWorkspace(string Root)
{
    /// <summary>What mixer remembers: the format, the previous version.</summary>
    public string State => Path.Combine(Root, "mixer.state");

    /// <summary>The version that is mixed next, or was mixed last.</summary>
    public string StreamVersion => Path.Combine(Root, "mixversion");

    /// <summary>The bundles of the mix; mixer makes it again when it is missing.</summary>
    public string MixBundles => Path.Combine(Root, "mixbundles");

    /// <summary>Definitions of our own.</summary>
    public string LocalBundles => Path.Combine(Root, "local-bundles");

    /// <summary>The repository that mixer makes of the packages it is given.</summary>
    public string LocalRepository => Path.Combine(Root, "local-yum");

    /// <summary>The name of that repository in the configuration of dnf.</summary>
    public const string LocalRepositoryName = "local";

    /// <summary>Definitions that mixer fetched of the upstream.</summary>
    public string UpstreamBundles => Path.Combine(Root, "upstream-bundles");

    /// <summary>The configuration of dnf that mixer makes.</summary>
    public string DnfConfiguration => Path.Combine(Root, ".yum-mix.conf");

    /// <summary>The certificate clients pin.</summary>
    public string Certificate => Path.Combine(Root, "Swupd_Root.pem");

    /// <summary>The key mixer signs with; missing when others sign.</summary>
    public string PrivateKey => Path.Combine(Root, "private.pem");

    /// <summary>The update stream.</summary>
    public string Stream => Path.Combine(Root, "update", "www");

    /// <summary>The version that the tools of the original pipelines take for the latest.</summary>
    public string Latest => Path.Combine(Root, "update", "latest");

    /// <summary>The version that the next mix follows, as mixer itself remembers it.</summary>
    public string LastVersion => Path.Combine(Images, "LAST_VER");

    /// <summary>The groups of bundles that the correctness check reads.</summary>
    public string Groups => Path.Combine(Root, "update", "groups.ini");

    /// <summary>Whether mixer was ever initialised here.</summary>
    public bool IsInitialised => File.Exists(State) || File.Exists(Path.Combine(Root, "builder.conf"));

    /// <summary>The trees of all versions.</summary>
    public string Images => Path.Combine(Root, "update", "image");

    /// <summary>The trees of a version, one for each bundle and one of everything.</summary>
    public string Image(StreamVersion version) => Path.Combine(Images, $"{version}");

    /// <summary>The published form of a version.</summary>
    public string Published(StreamVersion version) => Path.Combine(Stream, $"{version}");

    /// <summary>Packages that a correctness check fetched of a version.</summary>
    public string Validation(StreamVersion version) => Path.Combine(Root, "update", "validation", $"{version}");

    /// <summary>The file that names the first version of a format.</summary>
    public string First(FormatNumber format) => Path.Combine(Stream, "version", $"format{format}", "first");
}
