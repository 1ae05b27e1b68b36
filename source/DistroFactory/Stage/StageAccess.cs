using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Stage;

/// <summary>
/// Lets a web server read the stage: everything in it is readable for its group, whatever the umask of this process, and belongs to whom
/// <c>stage.owner</c> names.
/// </summary>
/// <param name="stage">The stage.</param>
/// <param name="owner">Who is to own it; null: whoever makes it.</param>
/// <param name="runner">Runs <c>chown</c>.</param>
internal sealed class StageAccess(StagedTree stage, StageOwner? owner, CommandRunner runner)
{
    private const UnixFileMode Readable = UnixFileMode.GroupRead;
    private const UnixFileMode Enterable = UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    /// <summary>
    /// Tries whether this user may give the stage to its owner: what only showed when a release is staged would show late.
    /// </summary>
    /// <exception cref="FactoryException">It may not.</exception>
    public async Task TryAsync(CancellationToken cancellation)
    {
        if (owner is null)
            return;
        Directory.CreateDirectory(stage.Root);
        var probe = Path.Combine(stage.Root, $".owner{AtomicFile.PartialMark}probe");
        try
        {
            AtomicFile.WriteAllText(probe, "");
            await GiveAsync([probe], isRecursive: false, cancellation).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Opens the versions of a release, and the folders that lead to them.</summary>
    public async Task OpenAsync(StreamVersion release, ImmutableArray<StreamVersion> versions, CancellationToken cancellation)
    {
        ImmutableArray<string> above = [stage.Root, stage.Update, stage.Releases, stage.VersionFiles];
        ImmutableArray<string> trees = [stage.ReleaseOf(release), .. versions.Select(stage.UpdateOf)];
        Directory.CreateDirectory(stage.VersionFiles);
        await GiveAsync(above, isRecursive: false, cancellation).ConfigureAwait(false);
        await GiveAsync(trees, isRecursive: true, cancellation).ConfigureAwait(false);
        foreach (var folder in above)
            Open(new DirectoryInfo(folder));
        foreach (var tree in trees)
            OpenAll(new(tree));
    }

    /// <summary>Opens what leads to the latest version.</summary>
    public async Task OpenPointersAsync(CancellationToken cancellation)
    {
        ImmutableArray<string> pointers =
        [
            .. new[] { stage.Latest, stage.Images, stage.UpdateLatest, stage.ReleasesLatest, stage.Channels }.Where(Path.Exists),
            stage.VersionFiles,
        ];
        await GiveAsync(pointers, isRecursive: true, cancellation).ConfigureAwait(false);
        OpenAll(new(stage.VersionFiles));
        if (Directory.Exists(stage.Channels))
            OpenAll(new(stage.Channels));
        Open(new FileInfo(stage.Latest));
    }

    private void OpenAll(DirectoryInfo folder)
    {
        Open(folder);
        foreach (
            var entry in folder.EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.None,
                    ReturnSpecialDirectories = false,
                }
            )
        )
            Open(entry);
    }

    // What is made in a folder later has the folder's group at once.
    private void Open(FileSystemInfo entry)
    {
        if (OperatingSystem.IsWindows() || entry.LinkTarget is not null || !entry.Exists)
            return;
        var wanted =
            entry.UnixFileMode
            | (
                entry is DirectoryInfo
                    ? owner?.Group is null
                        ? Enterable
                        : Enterable | UnixFileMode.SetGroup
                    : Readable
            );
        if (wanted != entry.UnixFileMode)
            entry.UnixFileMode = wanted;
    }

    private async Task GiveAsync(ImmutableArray<string> paths, bool isRecursive, CancellationToken cancellation)
    {
        if (owner is null)
            return;
        ImmutableArray<string> words =
        [
            "--no-dereference",
            .. isRecursive ? ["--recursive"] : Array.Empty<string>(),
            "--",
            $"{owner}",
            .. paths,
        ];
        try
        {
            await runner.RunAsync(new ExternalCommand("chown", words), cancellation).ConfigureAwait(false);
        }
        catch (CommandException error)
            when (!Environment.IsPrivilegedProcess && error.Why.Contains("not permitted", StringComparison.Ordinal))
        {
            await GiveAsRootAsync(words, error, cancellation).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            throw Refused(error);
        }
    }

    // The original had sudo do it. It is asked only where it does not ask back.
    private async Task GiveAsRootAsync(ImmutableArray<string> words, CommandException refusal, CancellationToken cancellation)
    {
        if (owner!.User is { } user && user != Environment.UserName)
            throw Refused(refusal);
        try
        {
            await runner.RunAsync(new ExternalCommand("sudo", ["-n", "chown", .. words]), cancellation).ConfigureAwait(false);
        }
        catch (CommandException)
        {
            throw Refused(refusal);
        }
    }

    private FactoryException Refused(CommandException error) =>
        new(
            $"Giving the stage {stage.Root} to {owner}",
            error.Why,
            $"Correct stage.owner in distro.yaml (STAGE_OWNER for config.sh). {Environment.UserName} may "
                + "give files to the groups it is a member of (:GROUP), root to anybody.",
            error
        );
}
