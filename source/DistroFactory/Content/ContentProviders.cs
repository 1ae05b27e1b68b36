using System.Collections.Immutable;
using DistroFactory.Configuration;

namespace DistroFactory.Content;

/// <summary>Makes the providers a configuration names.</summary>
public static class ContentProviders
{
    /// <summary>All of them, as one set.</summary>
    /// <param name="sources">As the configuration has them.</param>
    /// <param name="cache">Folder of fetched packages.</param>
    /// <param name="downloader">Fetches from servers.</param>
    /// <param name="mayBeEmpty">Whether it is fine that they have no package: all content comes from the upstream then.</param>
    /// <exception cref="ContentException">One is of a kind this version cannot do.</exception>
    public static ContentSet Create(ImmutableArray<ContentSource> sources, string cache, Downloader downloader, bool mayBeEmpty = false)
        => new([.. sources.Select(source => Create(source, cache, downloader))], mayBeEmpty);

    private static IContentProvider Create(ContentSource source, string cache, Downloader downloader) => source switch
    {
        FolderSource folder => new FolderContent(folder.Path),
        RepositorySource repository => new RepositoryContent(repository, cache, downloader),
        _ => throw new ContentException("Choosing the content providers", $"{source.GetType().Name} is not supported by this version"),
    };
}
