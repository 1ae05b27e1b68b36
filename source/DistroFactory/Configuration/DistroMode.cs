namespace DistroFactory.Configuration;

/// <summary>Where the versions of a distribution come from.</summary>
internal enum DistroMode
{
    /// <summary>The distribution counts its own versions.</summary>
    OwnUpstream,

    /// <summary>Each version is built upon a version of another distribution's stream.</summary>
    Downstream,
}
