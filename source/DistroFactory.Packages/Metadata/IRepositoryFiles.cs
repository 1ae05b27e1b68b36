namespace DistroFactory.Packages.Metadata;

/// <summary>Where the files of a package repository come from: a directory, or a server.</summary>
public interface IRepositoryFiles
{
    /// <summary>The repository, for the text of an error.</summary>
    string Name { get; }

    /// <summary>The content of a file, by its path relative to the repository.</summary>
    Task<Stream> OpenAsync(string relativePath, CancellationToken cancellation);

    /// <summary>Where that file is: an absolute path or a URL.</summary>
    string Locate(string relativePath);
}
