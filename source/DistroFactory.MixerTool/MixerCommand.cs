using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.MixerTool;

/// <summary>
/// Mixes by driving the <c>mixer</c> command in a workspace of its own, call by call as the original pipelines did. Versions of one
/// release are made by one instance, in order.
/// </summary>
/// <param name="setup">What mixer is told besides each version.</param>
/// <param name="calls">Runs mixer.</param>
/// <param name="files">Changes what mixer made.</param>
/// <param name="log">Told of what is done.</param>
public sealed class MixerCommand(MixerSetup setup, MixerCalls calls, RootsFiles files, Action<string> log) : IMixer
{
    private bool _isPrepared;
    private MixRequest? _bridge;

    private MixerWorkspace Workspace => setup.Workspace;

    private bool SignsItself => setup.RootCertificate is null;

    /// <inheritdoc/>
    /// <exception cref="CommandException">A call fails; what mixer said is part of the error.</exception>
    public async Task<MixResult> MixAsync(
        MixRequest request,
        IProgress<MixProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_isPrepared)
            await new MixerPreparation(setup, calls, files, log).RunAsync(request, cancellation).ConfigureAwait(false);
        _isPrepared = true;

        MixerState.SetFormat(Workspace, request.Format);
        var warnings = ImmutableArray<string>.Empty;
        if (_bridge?.ClaimedVersion == request.Version)
        {
            await StartFormatAsync(_bridge, request, cancellation).ConfigureAwait(false);
        }
        else
        {
            await UpdateVersionsAsync(request, cancellation).ConfigureAwait(false);
            await BuildBundlesAsync(request, cancellation).ConfigureAwait(false);
            if (request.ClaimedVersion is not null)
                await ClaimAsync(request, cancellation).ConfigureAwait(false);
            await BuildUpdateAsync(request, cancellation).ConfigureAwait(false);
            // mixer itself never says where a format begins, and deltas from there would never be made.
            if (request.Previous == StreamVersion.None)
                await files.WriteAsync(Workspace.First(request.Format), $"{request.Version}", cancellation).ConfigureAwait(false);
            warnings = await BuildDeltasAsync(request, cancellation).ConfigureAwait(false);
        }

        await files.WriteAsync(Workspace.Latest, $"{request.Version}", cancellation).ConfigureAwait(false);
        _bridge = request.ClaimedVersion is null ? null : request;
        return MixerOutcome.Read(Workspace, request, warnings);
    }

    private Task<CommandOutput> UpdateVersionsAsync(
        MixRequest request,
        CancellationToken cancellation,
        params ImmutableArray<string> options
    ) =>
        calls.RunAsync(
            cancellation,
            [
                "versions",
                "update",
                .. options,
                "--skip-format-check",
                "--mix-version",
                $"{request.Version}",
                .. setup.IsDownstream ? ImmutableArray.Create("--clear-version", request.UpstreamRelease) : [],
            ]
        );

    private async Task BuildBundlesAsync(MixRequest request, CancellationToken cancellation)
    {
        // mixer would go on with the bundles of the last time, among them such as are gone.
        File.Delete(Workspace.MixBundles);
        CopyDefinitions(request);
        if (setup.FetchesDefinitions)
        {
            await calls
                .RunAsync(cancellation, ["bundle", "add", .. setup.UpstreamBundles is [] ? ["--all-upstream"] : setup.UpstreamBundles])
                .ConfigureAwait(false);
            FetchedDefinitions.RefuseContent(Workspace);
        }

        await calls
            .RunAsync(cancellation, ["bundle", "add", .. request.Bundles is [] ? ["--all-local"] : request.Bundles])
            .ConfigureAwait(false);
        await calls.RunAsync(cancellation, ["build", "bundles", .. Unsigned()]).ConfigureAwait(false);
        if (File.Exists(Path.Combine(Workspace.Image(request.Version), "full") + SpecialFiles.AlternativeRoot))
            throw SpecialFiles.RefuseAlternativeRoot("the packages");
    }

    private void CopyDefinitions(MixRequest request)
    {
        if (Directory.Exists(Workspace.LocalBundles))
            Directory.Delete(Workspace.LocalBundles, recursive: true);
        Directory.CreateDirectory(Workspace.LocalBundles);
        foreach (
            var file in request
                .BundleDirectories.SelectMany(Directory.EnumerateFiles)
                .Where(file => !request.DroppedBundles.Contains(Path.GetFileName(file)))
        )
            File.Copy(file, Path.Combine(Workspace.LocalBundles, Path.GetFileName(file)), overwrite: true);
        if (request.LocalPackages is { } list)
            File.Copy(list, Path.Combine(Workspace.Root, "local-packages"), overwrite: true);
    }

    // The last version of a format claims to be the next one, so that a client that has it goes on there.
    private async Task ClaimAsync(MixRequest request, CancellationToken cancellation)
    {
        foreach (var bundle in LeavingMixerBundles.Of(Workspace))
        {
            log($"Bundle {bundle} is emptied: it is removed with the next format.");
            await files.RemoveAsync(Path.Combine(Workspace.Image(request.Version), $"{bundle}-info"), cancellation).ConfigureAwait(false);
            await files.MakeDirectoryAsync(Path.Combine(Workspace.Image(request.Version), bundle), cancellation).ConfigureAwait(false);
        }

        var tree = Path.Combine(Workspace.Image(request.Version), "full", "usr");
        var release = Path.Combine(tree, "lib", "os-release");
        var lines = File.Exists(release) ? await File.ReadAllTextAsync(release, cancellation).ConfigureAwait(false) : "";
        await files.WriteAsync(release, OsRelease.WithVersion(lines, $"{request.ClaimedVersion}"), cancellation).ConfigureAwait(false);
        await files
            .WriteAsync(Path.Combine(tree, "share", "clear", "version"), $"{request.ClaimedVersion}", cancellation)
            .ConfigureAwait(false);
        await files
            .WriteAsync(Path.Combine(tree, "share", "defaults", "swupd", "format"), $"{request.ClaimedFormat}", cancellation)
            .ConfigureAwait(false);
    }

    private async Task StartFormatAsync(MixRequest bridge, MixRequest request, CancellationToken cancellation)
    {
        await UpdateVersionsAsync(request, cancellation, "--offline").ConfigureAwait(false);
        foreach (var bundle in LeavingMixerBundles.Of(Workspace))
        {
            await calls.RunAsync(cancellation, "bundle", "remove", bundle).ConfigureAwait(false);
            if (File.Exists(Workspace.Groups))
                await files
                    .WriteAsync(
                        Workspace.Groups,
                        GroupsFile.Without(await File.ReadAllTextAsync(Workspace.Groups, cancellation).ConfigureAwait(false), bundle),
                        cancellation
                    )
                    .ConfigureAwait(false);
        }

        await files.LinkTreeAsync(Workspace.Image(bridge.Version), Workspace.Image(request.Version), cancellation).ConfigureAwait(false);
        await BuildUpdateAsync(request, cancellation).ConfigureAwait(false);
        await files.WriteAsync(Workspace.First(request.Format), $"{request.Version}", cancellation).ConfigureAwait(false);
    }

    private async Task BuildUpdateAsync(MixRequest request, CancellationToken cancellation)
    {
        await calls
            .RunAsync(
                cancellation,
                [
                    "build",
                    "update",
                    "--skip-format-check",
                    .. request.MinVersion == StreamVersion.None ? [] : ImmutableArray.Create($"--min-version={request.MinVersion}"),
                    .. Unsigned(),
                ]
            )
            .ConfigureAwait(false);
        if (SignsItself)
            return;
        var mom = Path.Combine(Workspace.Published(request.Version), $"Manifest.{Manifest.MomName}");
        var text = await File.ReadAllBytesAsync(mom, cancellation).ConfigureAwait(false);
        var signature = request.Signer.Sign(text);
        await files.ReplaceAsync($"{mom}.sig", signature, cancellation).ConfigureAwait(false);
        await files
            .ReplaceAsync($"{mom}.tar", ManifestTar.Write(Manifest.MomName, text, request.Timestamp, signature), cancellation)
            .ConfigureAwait(false);
    }

    private async Task<ImmutableArray<string>> BuildDeltasAsync(MixRequest request, CancellationToken cancellation)
    {
        var failures = ImmutableArray.CreateBuilder<string?>();
        if (setup.TakesDeltaBases)
        {
            foreach (var version in request.DeltaBases)
                await FromAsync($"{version}").ConfigureAwait(false);
            return [.. failures.OfType<string>()];
        }

        if (setup.HasDeltasFromFormatStart && File.Exists(Workspace.First(request.Format)))
        {
            var first = (await File.ReadAllTextAsync(Workspace.First(request.Format), cancellation).ConfigureAwait(false)).Trim();
            if (first != $"{request.Version}")
                await FromAsync(first).ConfigureAwait(false);
        }

        if (setup.DeltaVersions > 0)
        {
            failures.Add(
                await calls
                    .TryAsync(cancellation, "build", "delta-packs", "--previous-versions", $"{setup.DeltaVersions}")
                    .ConfigureAwait(false)
            );
            failures.Add(
                await calls
                    .TryAsync(cancellation, "build", "delta-manifests", "--previous-versions", $"{setup.DeltaVersions}")
                    .ConfigureAwait(false)
            );
        }

        return [.. failures.OfType<string>()];

        async Task FromAsync(string version)
        {
            failures.Add(await calls.TryAsync(cancellation, "build", "delta-packs", "--from", version).ConfigureAwait(false));
            failures.Add(await calls.TryAsync(cancellation, "build", "delta-manifests", "--from", version).ConfigureAwait(false));
        }
    }

    private ImmutableArray<string> Unsigned() => SignsItself ? [] : ["--no-signing"];
}
