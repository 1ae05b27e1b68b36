using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Quality;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>
/// Whether the real swupd client can follow: it installs the version, diagnoses the machine, removes a bundle, and updates to the version
/// from each one that updates are promised from. It follows the version files, as a machine does.
/// </summary>
/// <param name="check">What is asked.</param>
/// <param name="release">The release.</param>
internal sealed class ClientCheck(ClientQuality check, TriedRelease release)
{
    private const string Program = "swupd";
    private const string Core = "os-core";
    private const int LinesInFindings = 5;

    // What check-update exits with when the machine has the latest version.
    private const int UpToDate = 1;

    private readonly StreamTree _tree = new(release.Workplace.Stage.Update);
    private readonly string _folder = release.FolderOf(check.Name);
    private readonly string _log = release.LogOf(check.Name);
    private readonly List<string> _findings = [];
    private string _swupd = Program;

    private ClientNamespace Namespace => field ??= new(_folder, _log, check.Timeout);

    /// <summary>Tries it.</summary>
    public async Task<Verdict> RunAsync(CancellationToken cancellation)
    {
        FileNames.Remove(_log);
        if (CommandPath.Find(Program) is not { } program)
            return Verdict.Fail("the command swupd is not installed: build it from https://github.com/clearlinux/swupd-client");
        _swupd = program;
        if (await Namespace.RefuseAsync(cancellation) is { } refusal)
            return Verdict.Fail(refusal) with { Log = _log };
        var machine = Path.Combine(_folder, "machine");
        try
        {
            return await TryAsync(machine, cancellation) with { Log = _log };
        }
        finally
        {
            await Namespace.RemoveAsync(machine);
        }
    }

    private async Task<Verdict> TryAsync(string machine, CancellationToken cancellation)
    {
        var installed = BundlesOf(release.Version);
        if (check.Bundles.Except(installed).ToArray() is { Length: > 0 } unknown)
            return Verdict.Fail($"there is no bundle {string.Join(", ", unknown)}");
        var says = new List<string> { $"{installed.Length} bundles installed" };
        if (await InstallAsync(machine, release.Version, release.Plan.Format, cancellation) && Removable(installed) is { } removable)
        {
            await CallAsync($"removing {removable}", machine, ["bundle-remove", removable], cancellation);
            await CallAsync($"diagnosing after {removable} was removed", machine, ["diagnose"], cancellation);
            says.Add($"{removable} removed");
        }

        var (tried, otherRoot) = Origins();
        foreach (var from in tried)
        {
            var format = ManifestReader.ReadFile(_tree.Manifest(from, Manifest.MomName)).Format;
            if (
                await InstallAsync(machine, from, format, cancellation)
                && await CallAsync($"updating from {from}", machine, ["update"], cancellation)
                && await CallAsync($"diagnosing after the update from {from}", machine, ["diagnose"], cancellation)
            )
                await CallAsync($"looking for updates after that from {from}", machine, ["check-update"], UpToDate, cancellation);
        }

        if (tried.Length > 0)
            says.Add($"updated from {string.Join(", ", tried)}");
        if (otherRoot.Length > 0)
            says.Add($"not tried from {string.Join(", ", otherRoot)}, whose machines pin another root");
        return _findings.Count > 0
            ? Verdict.Fail($"the client cannot follow ({string.Join("; ", says)})", _findings)
            : Verdict.Pass(string.Join("; ", says));
    }

    // Machines have the bundle with the client's settings in any case.
    private ImmutableArray<string> BundlesOf(StreamVersion version)
    {
        var all = ManifestReader
            .ReadFile(_tree.Manifest(version, Manifest.MomName))
            .Entries.Where(bundle => bundle.IsPresent)
            .Select(bundle => bundle.Name)
            .ToArray();
        return check.Bundles.IsEmpty
            ? [.. all]
            : [.. all.Where(bundle => bundle == release.Workplace.Configuration.Bundles.UpdateBundle || check.Bundles.Contains(bundle))];
    }

    // One that no other needs.
    private string? Removable(ImmutableArray<string> bundles)
    {
        var needed = ManifestReader
            .ReadFile(_tree.Manifest(release.Version, Manifest.MomName))
            .Entries.Where(bundle => bundle.IsPresent && bundles.Contains(bundle.Name))
            .Select(bundle => ManifestReader.ReadFile(_tree.Manifest(bundle.Version, bundle.Name)))
            .SelectMany(manifest => manifest.Includes.Concat(manifest.AlsoAdds))
            .Append(Core)
            .Append(release.Workplace.Configuration.Bundles.UpdateBundle)
            .ToHashSet(StringComparer.Ordinal);
        return bundles.FirstOrDefault(bundle => !needed.Contains(bundle));
    }

    // The versions that the simulated client updated from. One that was signed below another root has machines that pin that.
    private (StreamVersion[] Tried, StreamVersion[] OtherRoot) Origins()
    {
        var promised = (release.Downloads?.Updates ?? []).Select(update => update.From).ToArray();
        var root = release.Signers.Latest.RootCertificatePem.Trim();
        var same = promised
            .Where(from => release.Signers.Former is null && release.Workplace.Stage.FindRootCertificate(from)?.Trim() == root)
            .ToArray();
        return (same, [.. promised.Except(same)]);
    }

    private async Task<bool> InstallAsync(string machine, StreamVersion version, FormatNumber format, CancellationToken cancellation)
    {
        await Namespace.RemoveAsync(machine);
        Directory.CreateDirectory(Path.Combine(machine, "root"));
        return await CallAsync(
                $"installing {version}",
                machine,
                ["os-install", "--version", $"{version}", "--bundles", string.Join(',', BundlesOf(version)), "--format", $"{format}"],
                cancellation
            ) && await CallAsync($"diagnosing {version}", machine, ["diagnose"], cancellation);
    }

    private Task<bool> CallAsync(string what, string machine, ImmutableArray<string> words, CancellationToken cancellation) =>
        CallAsync(what, machine, words, 0, cancellation);

    private async Task<bool> CallAsync(
        string what,
        string machine,
        ImmutableArray<string> words,
        int expected,
        CancellationToken cancellation
    )
    {
        var outcome = await Namespace.RunAsync(
            [
                _swupd,
                words[0],
                "--path",
                Path.Combine(machine, "root"),
                "--cachedir",
                Path.Combine(machine, "cache"),
                "--certpath",
                release.View.Certificate,
                "--url",
                $"file://{release.View.Update}",
                "--ignore-time",
                "--no-scripts",
                "--no-boot-update",
                "--no-progress",
                "--yes",
                "--max-retries",
                "1",
                .. release.View.IsSigned ? Array.Empty<string>() : ["--nosigcheck-latest"],
                .. words[1..],
            ],
            cancellation
        );
        if (outcome.ExitCode == expected)
            return true;
        var how = outcome.ExitCode is { } code ? $"exit code {code}" : $"it took longer than {TimeText.Format(check.Timeout)}";
        _findings.Add($"{what}: {how}: {string.Join(" / ", outcome.Tail.TakeLast(LinesInFindings))}");
        return false;
    }
}
