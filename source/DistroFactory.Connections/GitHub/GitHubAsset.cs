namespace DistroFactory.Connections.GitHub;

/// <summary>A file of a GitHub release; Octokit's own type lacks the digest. Its names are GitHub's, in Octokit's spelling.</summary>
public sealed class GitHubAsset
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>Its file name.</summary>
    public string Name { get; set; } = "";

    /// <summary><c>uploaded</c> once it is whole.</summary>
    public string State { get; set; } = "";

    /// <summary>Size in bytes.</summary>
    public long Size { get; set; }

    /// <summary><c>sha256:HEX</c>; null on servers that state none.</summary>
    public string? Digest { get; set; }

    /// <summary>Its address in the API; needs a token for private repositories, and gives the content to those who accept bytes.</summary>
    public string Url { get; set; } = "";

    /// <summary>Its address for everybody.</summary>
    public string BrowserDownloadUrl { get; set; } = "";

    /// <summary>Whether it is whole.</summary>
    public bool IsUploaded => State is "" or "uploaded";

    /// <summary>SHA-256, lower-case hex; empty when it is not stated.</summary>
    public string Sha256 => Digest?.StartsWith("sha256:", StringComparison.Ordinal) == true ? Digest[7..].ToLowerInvariant() : "";
}
