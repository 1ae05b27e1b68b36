namespace DistroFactory.Model;

/// <summary>The check that decides whether a release is made, in order of precedence.</summary>
internal enum ReleaseReason
{
    /// <summary>Nothing changed since the latest release.</summary>
    UpToDate,

    /// <summary>Nothing is staged yet.</summary>
    NothingReleased,

    /// <summary>The upstream has a newer version.</summary>
    UpstreamNewer,

    /// <summary>A format bump is asked for.</summary>
    FormatBumpAsked,

    /// <summary>It is asked that every file be published again.</summary>
    MinVersionAsked,

    /// <summary>The content providers offer other packages.</summary>
    PackagesChanged,

    /// <summary>A bundle was added, removed or defined otherwise.</summary>
    BundlesChanged,

    /// <summary>A setting that shows in the content has another value.</summary>
    SettingsChanged,

    /// <summary>Nothing changed, but a release was asked for.</summary>
    Forced,

    /// <summary>The content of an earlier release is brought back.</summary>
    BroughtBack,

    /// <summary>All that changed since the latest release is what that one, or one before it, took back.</summary>
    TakenBack,

    /// <summary>
    /// Nothing changed, but the latest release was not published or tagged to the end. Only the watcher finds this: nothing is mixed for
    /// it.
    /// </summary>
    Unfinished,
}

/// <summary>Reasons in words.</summary>
internal static class ReleaseReasons
{
    /// <summary>The reason as a sentence.</summary>
    public static string Sentence(this ReleaseReason reason) =>
        reason switch
        {
            ReleaseReason.NothingReleased => "nothing is released yet",
            ReleaseReason.UpstreamNewer => "the upstream has a newer version",
            ReleaseReason.FormatBumpAsked => "a format bump is asked for",
            ReleaseReason.MinVersionAsked => "it is asked that every file be published again",
            ReleaseReason.PackagesChanged => "the packages differ from those of the latest release",
            ReleaseReason.BundlesChanged => "the bundle definitions differ from those of the latest release",
            ReleaseReason.SettingsChanged => "the configuration differs from that of the latest release",
            ReleaseReason.Unfinished => "the latest release is staged, but was not published or tagged to the end",
            ReleaseReason.BroughtBack => "the content of an earlier release is brought back",
            ReleaseReason.TakenBack => "all that changed was taken back by a rollback, and is not released again by itself",
            ReleaseReason.Forced => "nothing changed, but --force asks for a release",
            _ => "packages, bundles and configuration are those of the latest release",
        };
}
