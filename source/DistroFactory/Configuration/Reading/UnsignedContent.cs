using DistroFactory.Configuration.Shell;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Reading;

/// <summary>Says of which places a configuration takes packages without asking who made them.</summary>
internal static class UnsignedContent
{
    /// <summary>One warning for each place about which the configuration says nothing.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="file">Name of its file.</param>
    public static IEnumerable<Notice> Warnings(DistroConfiguration configuration, string file)
    {
        var advice =
            file == ShellScript.FileName
                ? "Name the public keys in a distro.yaml, which the target ConvertConfig writes."
                : "Name the public keys that they are signed with by 'keys', or accept it by 'gpg-check: false'.";
        return Places(configuration)
            .Where(place => place.Trust is { Keys.IsEmpty: true, GpgCheck: null })
            .Select(place =>
                Notice.Warning($"Whether the packages of {place.Name} are signed is not checked ({place.Key} in {file}). {advice}")
            );
    }

    // Whoever may change a folder of the config repository may change its distro.yaml, too: a signature would add nothing.
    private static IEnumerable<(string Key, string Name, SourceTrust Trust)> Places(DistroConfiguration configuration)
    {
        if (configuration is { Mode: DistroMode.Downstream, Upstream: var upstream })
            yield return ("upstream", $"the upstream {WebAddress.Shown(upstream.Url!)}", upstream.Trust);
        for (var index = 0; index < configuration.Content.Length; index++)
        {
            var source = configuration.Content[index];
            if (source is not FolderSource folder || !FolderPath.IsWithin(folder.Path, configuration.Folder))
                yield return ($"content[{index}]", NameOf(source), source.Trust);
        }
    }

    private static string NameOf(ContentSource source) =>
        source switch
        {
            FolderSource folder => folder.Path,
            RepositorySource repository => WebAddress.Shown(repository.Location),
            KojiSource koji => $"the Koji tag {koji.Tag}",
            GitHubSource github => $"{github.Repository} on GitHub",
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "a source of no known kind"),
        };
}
