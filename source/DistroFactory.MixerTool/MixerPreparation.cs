using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.MixerTool;

/// <summary>Makes a workspace ready for the versions of a release: begun when nothing was released, else set back to what was.</summary>
/// <param name="setup">What mixer is told.</param>
/// <param name="calls">Runs mixer.</param>
/// <param name="files">Changes what mixer made.</param>
/// <param name="log">Told of what a release can do without.</param>
internal sealed class MixerPreparation(MixerSetup setup, MixerCalls calls, RootsFiles files, Action<string> log)
{
    private MixerWorkspace Workspace => setup.Workspace;

    /// <summary>Does all that comes before the first version.</summary>
    /// <exception cref="FactoryException">The mixer command is missing, too old, or fails.</exception>
    public async Task RunAsync(MixRequest first, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Workspace.Root);
        await calls.RefuseOlderAsync(setup.Mixer.MinimumVersion, cancellation).ConfigureAwait(false);
        await TakeBackAsync(first, cancellation).ConfigureAwait(false);
        if (setup.RootCertificate is { } certificate)
            AtomicFile.WriteAllText(Workspace.Certificate, certificate);
        if (setup.IsFirst || !Workspace.IsInitialised)
        {
            // Unless told, a workspace begins at version 10, and the first mix must be above that.
            await calls
                .RunAsync(
                    cancellation,
                    "init",
                    "--upstream-url",
                    first.UpstreamUrl,
                    "--upstream-version",
                    first.UpstreamRelease,
                    "--mix-version",
                    $"{StreamVersion.None}"
                )
                .ConfigureAwait(false);
        }

        if (!setup.IsFirst)
            MixerState.SetPrevious(Workspace, first.Previous);
        await ConfigureAsync(first, cancellation).ConfigureAwait(false);
        await AddPackagesAsync(cancellation).ConfigureAwait(false);
    }

    // What lies above the latest release was made by a run that did not end; mixer would build upon it. A mix that failed left trees
    // without a stream.
    private async Task TakeBackAsync(MixRequest first, CancellationToken cancellation)
    {
        foreach (
            var version in StreamTree
                .VersionsIn(Workspace.Stream)
                .Union(StreamTree.VersionsIn(Workspace.Images))
                .Where(version => version > first.Previous)
        )
        {
            await files.RemoveAsync(Workspace.Published(version), cancellation).ConfigureAwait(false);
            await files.RemoveAsync(Workspace.Image(version), cancellation).ConfigureAwait(false);
        }

        await files.WriteAsync(Workspace.LastVersion, $"{first.Previous}", cancellation).ConfigureAwait(false);
        await files.MakeDirectoryAsync(Workspace.Stream, cancellation).ConfigureAwait(false);
        foreach (
            var version in StreamTree
                .VersionsIn(setup.StagedStream)
                .Where(version => version <= first.Previous)
                .Except(StreamTree.VersionsIn(Workspace.Stream))
        )
            await files
                .LinkTreeAsync(Path.Combine(setup.StagedStream, $"{version}"), Workspace.Published(version), cancellation)
                .ConfigureAwait(false);
    }

    private async Task ConfigureAsync(MixRequest first, CancellationToken cancellation)
    {
        if (!setup.IsDownstream && await calls.TryAsync(cancellation, "repo", "remove", "clear").ConfigureAwait(false) is { } refusal)
            log($"An own upstream needs no repository 'clear': {refusal}");
        await calls.RunAsync(cancellation, "config", "set", "Mixer.LOG", setup.Mixer.Log).ConfigureAwait(false);
        await calls.RunAsync(cancellation, "config", "set", "Swupd.CONTENTURL", first.ContentUrl).ConfigureAwait(false);
        await calls.RunAsync(cancellation, "config", "set", "Swupd.VERSIONURL", first.VersionUrl).ConfigureAwait(false);
    }

    private async Task AddPackagesAsync(CancellationToken cancellation)
    {
        // mixer keeps what it was given before, and a package that is gone would stay.
        await files.RemoveAsync(Workspace.LocalRepository, cancellation).ConfigureAwait(false);
        Directory.CreateDirectory(Workspace.LocalRepository);
        if (!Directory.Exists(setup.PackageFolder) || !Directory.EnumerateFiles(setup.PackageFolder, "*.rpm").Any())
            return;
        await calls.RunAsync(cancellation, "config", "set", "Mixer.LOCAL_RPM_DIR", setup.PackageFolder).ConfigureAwait(false);
        await calls.RunAsync(cancellation, "add-rpms").ConfigureAwait(false);
    }
}
