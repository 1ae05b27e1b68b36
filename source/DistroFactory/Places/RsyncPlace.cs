using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>
/// A directory of another machine, by rsync over ssh. Another machine cannot exchange two directories from here: its version files are
/// renamed one right after the other.
/// </summary>
/// <param name="run">Runs rsync.</param>
/// <param name="name">The place, as the configuration names it.</param>
/// <param name="memory">A directory of this machine that keeps what was seen of the place, so that it need not come over each time.</param>
internal sealed class RsyncPlace(RsyncRun run, string name, string memory) : IPlace
{
    // rsync(1), --itemize-changes: eleven letters and a space come before a name.
    private const int ItemizedLength = 12;

    private static readonly ImmutableArray<string> s_leftOut = ["--exclude", "*.src.rpm", "--exclude", $"*{AtomicFile.PartialMark}*"];

    // As the original factory does it: links kept, hard links, permissions and times; no source packages.
    private static readonly ImmutableArray<string> s_options = ["-rlHpt", "--safe-links", .. s_leftOut];

    private static readonly ImmutableArray<string> s_pointers = ["update/version", "update/latest", "releases/latest", "images", "latest"];

    // What identifies a place, and no more: it comes over for every version that is there.
    private static readonly ImmutableArray<string> s_seen =
    [
        "/" + StreamRecord.FileName,
        "/" + PlaceLease.FileName,
        "/channels/***",
        "/latest",
        "/images",
        "/update",
        "/update/*",
        "/update/version/***",
        $"/update/*/Manifest.{Manifest.MomName}",
        $"/update/*/Manifest.{Manifest.MomName}.sig",
        $"/update/*/Manifest.{Manifest.MomName}.tar",
        "/update/*/format",
        "/update/*/files",
        "/releases",
        "/releases/*",
    ];

    /// <inheritdoc/>
    public string Name => name;

    private string Seen => Path.Combine(memory, "seen");

    /// <inheritdoc/>
    public async Task<StagedTree> LookAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Seen);
        try
        {
            await run.RunAsync(
                ["-rl", "--checksum", "--delete", "--delete-excluded", "--max-size=64m", .. Filters(s_seen), run.Root, Seen + "/"],
                cancellation
            );
        }
        catch (PublishException error) when (RsyncRun.SaysThatNothingIsThere(error))
        {
            Directory.Delete(Seen, recursive: true);
            Directory.CreateDirectory(Seen);
        }

        return new(Seen);
    }

    /// <inheritdoc/>
    public async Task LeaseAsync(PlaceLease lease, PlaceLease? replaced, CancellationToken cancellation) =>
        await TemporaryFolder.UseAsync(
            "place",
            async folder =>
            {
                await File.WriteAllTextAsync(Path.Combine(folder, PlaceLease.FileName), lease.Write(), cancellation);
                return await run.RunAsync(
                    ["-r", replaced is null ? "--ignore-existing" : "--ignore-times", folder + "/", run.Root],
                    cancellation
                );
            }
        );

    /// <inheritdoc/>
    public async Task<PlaceLease?> ReadLeaseAsync(CancellationToken cancellation) =>
        await TemporaryFolder.UseAsync(
            "place",
            async folder =>
            {
                await run.RunAsync(["-r", .. Filters(["/" + PlaceLease.FileName]), run.Root, folder + "/"], cancellation);
                return PlaceLease.Read(Path.Combine(folder, PlaceLease.FileName));
            }
        );

    /// <inheritdoc/>
    public async Task EndLeaseAsync(CancellationToken cancellation) =>
        await TemporaryFolder.UseAsync(
            "place",
            folder => run.RunAsync(["-r", "--delete", .. Filters(["/" + PlaceLease.FileName]), folder + "/", run.Root], cancellation)
        );

    /// <inheritdoc/>
    public async Task<int> BringAsync(Publication publication, CancellationToken cancellation)
    {
        var lines = await run.RunAsync(
            [
                .. s_options,
                "--ignore-existing",
                "--relative",
                "--out-format=%i %n",
                .. Staged(publication, publication.FoldersOf(publication.Versions)),
                run.Root,
            ],
            cancellation
        );
        return lines.Count(IsChangeOfFile);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> DifferencesAsync(
        Publication publication,
        ImmutableArray<StreamVersion> versions,
        bool byContent,
        CancellationToken cancellation
    )
    {
        if (publication.FoldersOf(versions) is not { IsEmpty: false } folders)
            return [];
        var lines = await run.RunAsync(
            [
                "-rl",
                "--safe-links",
                .. s_leftOut,
                byContent ? "--checksum" : "--size-only",
                "--dry-run",
                "--relative",
                "--8-bit-output",
                "--out-format=%i %n",
                .. Staged(publication, folders),
                run.Root,
            ],
            cancellation
        );
        return [.. lines.Where(IsChange).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimEnd('/'))];
    }

    /// <inheritdoc/>
    public async Task<string> FetchAsync(string path, CancellationToken cancellation)
    {
        var folder = Path.Combine(memory, "fetched");
        var copy = Path.Combine(folder, Path.GetFileName(path));
        FileNames.Remove(copy);
        Directory.CreateDirectory(folder);
        await run.RunAsync(["--", run.Root + path, folder + "/"], cancellation);
        return copy;
    }

    /// <inheritdoc/>
    public async Task ReplaceAsync(Publication publication, ImmutableArray<string> paths, CancellationToken cancellation) =>
        await run.RunAsync(["-lpt", "--checksum", "--relative", .. Staged(publication, paths), run.Root], cancellation);

    /// <inheritdoc/>
    public async Task<bool> SwitchAsync(Publication publication, CancellationToken cancellation)
    {
        var changes = new List<string>();
        // Relative, so that rsync knows the places; --delay-updates renames all files when all have come.
        ImmutableArray<string> options = [.. s_options, "--relative", "--delay-updates", "--checksum", "--out-format=%i %n"];
        if (publication.Record is not null)
            changes.AddRange(
                await run.RunAsync([.. options, .. In(publication.Pointers, [StreamRecord.FileName]), run.Root], cancellation)
            );
        changes.AddRange(await run.RunAsync([.. options, .. In(publication.Pointers, s_pointers), run.Root], cancellation));
        await DropFormatsAsync(publication, cancellation);
        foreach (var name in publication.Channels)
            changes.AddRange(await run.RunAsync([.. options, .. In(publication.Stage, [$"channels/{name}"]), run.Root], cancellation));
        return changes.Any(IsChangeOfFile);
    }

    // A format that was pruned has no pointers any more.
    private async Task DropFormatsAsync(Publication publication, CancellationToken cancellation)
    {
        var seen = new VersionFiles(new StagedTree(Seen).VersionFiles);
        if (seen.Formats.Except(new VersionFiles(publication.Pointers.VersionFiles).Formats).Any())
            await run.RunAsync(
                [
                    "-rl",
                    "--delete",
                    "--existing",
                    "--ignore-existing",
                    publication.Pointers.VersionFiles + "/",
                    run.Root + "update/version/",
                ],
                cancellation
            );
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(ImmutableArray<string> folders, Func<string, bool> stays, CancellationToken cancellation) =>
        await TemporaryFolder.UseAsync(
            "place",
            async folder =>
            {
                var there = await ListAsync(folders, Path.Combine(folder, "none"), cancellation);
                var gone = there.Where(path => !stays(path)).ToHashSet(StringComparer.Ordinal);
                ImmutableArray<string> changed = [.. folders.Where(name => gone.Any(path => IsBelow(path, name)))];
                if (changed.IsEmpty)
                    return 0;
                // rsync removes what a directory here does not have: names of files are all that it compares.
                var model = Directory.CreateDirectory(Path.Combine(folder, "model")).FullName;
                foreach (var path in changed.Select(name => Path.GetDirectoryName(name)!))
                    Directory.CreateDirectory(Path.Combine(model, path));
                foreach (var path in there.Where(path => !gone.Contains(path) && changed.Any(name => IsBelow(path, name))))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(model, path))!);
                    await File.WriteAllBytesAsync(Path.Combine(model, path), [], cancellation);
                }

                await run.RunAsync(
                    ["-rl", "--delete", "--existing", "--ignore-existing", .. FolderFilters(changed), model + "/", run.Root],
                    cancellation
                );
                return gone.Count;
            }
        );

    private static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    // The files below folders there; nothing comes over.
    private async Task<ImmutableArray<string>> ListAsync(ImmutableArray<string> folders, string nothing, CancellationToken cancellation)
    {
        Directory.CreateDirectory(nothing);
        var lines = await run.RunAsync(
            ["-rl", "--dry-run", "--8-bit-output", "--out-format=%i %n", .. FolderFilters(folders), run.Root, nothing + "/"],
            cancellation
        );
        return
        [
            .. lines
                .Where(line => line.Length > ItemizedLength && line[1] is 'f' or 'L')
                .Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
        ];
    }

    private static ImmutableArray<string> FolderFilters(ImmutableArray<string> folders) =>
        Filters([
            .. folders
                .SelectMany(folder => folder.Split('/').SkipLast(1).Select((_, i) => "/" + string.Join('/', folder.Split('/').Take(i + 1))))
                .Distinct(StringComparer.Ordinal),
            .. folders.Select(folder => $"/{folder}/***"),
        ]);

    /// <inheritdoc/>
    public async Task CopyAsync(ImmutableArray<StreamVersion> versions, string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(target);
        await run.RunAsync(
            [
                "-rlHt",
                "--safe-links",
                .. Filters([
                    "/" + StreamRecord.FileName,
                    "/update",
                    "/update/version/***",
                    "/releases",
                    .. versions.SelectMany(version => new[] { $"/update/{version}/***", $"/releases/{version}/***" }),
                ]),
                run.Root,
                target + "/",
            ],
            cancellation
        );
    }

    private static ImmutableArray<string> Filters(ImmutableArray<string> patterns) =>
        [.. patterns.SelectMany(pattern => new[] { "--include", pattern }), "--exclude", "*"];

    private static IEnumerable<string> Staged(Publication publication, IEnumerable<string> names) => In(publication.Stage, names);

    private static IEnumerable<string> In(StagedTree tree, IEnumerable<string> names) =>
        names.Where(path => Path.Exists(Path.Combine(tree.Root, path))).Select(path => $"{tree.Root}/./{path}");

    // rsync(1), --itemize-changes: "<" is sent, "c" is made there, "h" is linked there; anything else is as it is but for times or modes.
    private static bool IsChange(string line) =>
        line.Length > ItemizedLength && line[0] is '<' or 'c' or 'h' && line.Contains(' ', StringComparison.Ordinal);

    private static bool IsChangeOfFile(string line) => IsChange(line) && line[1] is 'f' or 'L';
}
