namespace DistroFactory.Packages.Metadata;

/// <summary>Where the files of a package repository come from: a directory, or a server.</summary>
public interface IRepositoryFiles
{
    /// <summary>The repository, for the text of an error.</summary>
    string Name { get; }

    /// <summary>The content of a file.</summary>
    /// <param name="relativePath">Its path relative to the repository.</param>
    /// <param name="limit">How many bytes it may have; of more, not all need be fetched.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Stream> OpenAsync(string relativePath, long limit, CancellationToken cancellation);

    /// <summary>Where a file is: an absolute path or a URL. Nothing is located outside the repository, or on another server.</summary>
    /// <param name="relativePath">Its path relative to the repository, or its address.</param>
    string Locate(string relativePath);
}
