using DistroFactory.Session;
using DistroFactory.Targets;
using Nuke.Common;

/// <summary>The build of this repository, and the factory itself: which targets there are, and nothing else.</summary>
internal sealed partial class Build
    : NukeBuild,
        IRelease,
        IRollback,
        IChannels,
        IPreview,
        IReleaseAll,
        IWatch,
        IWatchAll,
        IKoji,
        IPipelines,
        IConvertConfig,
        ISimulateClient,
        IAttest,
        IKeys,
        IKeysBackedUp,
        IPrune,
        ICompile,
        IFormat,
        ITest
{
    public static int Main() => Execute<Build>(x => ((IRelease)x).Release);

    private ReleaseSession? _session;

    public ReleaseSession Session => _session ??= ((IFactory)this).OpenSession();

    protected override void OnBuildFinished()
    {
        // A run without a release has none.
        if (_session is null)
            return;
        ((IRelease)this).KeepReports();
        _session.Dispose();
    }
}
