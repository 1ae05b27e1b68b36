namespace DistroFactory.Configuration;

/// <summary>Images to build of each release.</summary>
/// <param name="Templates">Folder of the templates, an absolute path.</param>
/// <param name="Engine">Who builds them: <c>auto</c>, <c>embedded</c> or <c>clr-installer</c>.</param>
/// <param name="OnFailure">What a failed image does to the release.</param>
public sealed record ImagesConfiguration(string Templates, string Engine, ImageFailure OnFailure);

/// <summary>What a failed image does to the release.</summary>
public enum ImageFailure
{
    /// <summary>It fails the release.</summary>
    Fail,

    /// <summary>It is reported, and the release goes on without it.</summary>
    Warn,
}
