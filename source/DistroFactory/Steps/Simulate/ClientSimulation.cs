using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Reports;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Simulate;

/// <summary>
/// Installs or updates a machine in memory from any stream, really fetching and applying everything, and tells what that costs.
/// </summary>
internal sealed class ClientSimulation(SimulationOptions options, RunLog log)
{
    private const string LatestVersion = $"version/{VersionFiles.LatestVersion}";

    private bool _hasTold;

    /// <summary>Does it.</summary>
    /// <exception cref="FactoryException">The stream cannot be read, or the client stumbles.</exception>
    public void Run(CancellationToken cancellation)
    {
        if (options is { From: > 0, To: > 0 } && options.From >= options.To)
            throw Usage(
                $"Reading --from {options.From} --to {options.To}",
                "a machine is updated to a later version",
                options.From > options.To
                    ? $"Turn them round: --from {options.To} --to {options.From}."
                    : "To install the version, leave --from out."
            );
        var staging = Directory.CreateTempSubdirectory("distro-factory-client-").FullName;
        using var site = WebAddress.IsWeb(options.Stream) ? new PublishedSite(options.Stream, cancellation) : null;
        try
        {
            using var signatures = Certificate(options.Certificate);
            Run((IPublishedStream?)site ?? new PublishedDirectory(Stream(options.Stream)), signatures, staging, cancellation);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private void Run(IPublishedStream stream, SignatureVerifier signatures, string staging, CancellationToken cancellation)
    {
        if (options.To == 0)
            RefuseOther(stream);
        var manifests = new ManifestArchive(stream, signatures);
        var client = new SwupdClient(stream, manifests, new FetchedContent(stream, staging));
        var journey = new ClientJourney(stream, signatures, client);
        var to = options.To == 0 ? journey.Latest() : Version(stream, options.To, "to");
        if (options.From == 0)
        {
            Tell($"Installing {to}", client.Install(to, Chosen(client, to)));
            return;
        }

        var from = Version(stream, options.From, "from");
        var machine = Tell($"Installing {from}", client.Install(from, Chosen(client, from)));
        cancellation.ThrowIfCancellationRequested();
        foreach (var run in journey.Update(machine, to))
            machine = Tell($"Updating from {machine.Version}", run);
        Compare(machine, Tell($"Installing {to} afresh", client.InstallJust(to, machine.Bundles.ToList())));
    }

    private IEnumerable<string> Chosen(SwupdClient client, StreamVersion version) =>
        options.Bundles.IsEmpty ? Sound($"Reading version {version}", client.Restore(version)).Bundles.ToList() : options.Bundles;

    private InstalledSystem Tell(string what, ClientRun run)
    {
        if (_hasTold)
            log.WriteLine("");
        _hasTold = true;
        log.WriteLine($"{what}: {ByteSize.Format(run.Total.Bytes)} in {run.Total.Requests} requests");
        foreach (
            var line in TextTable.Write([
                ["", "Manifests", "Deltas of them", "Packs", "Files alone", "Requests"],
                .. run.Costs.OrderBy(cost => cost.Key, StringComparer.Ordinal).Select(Row),
            ])
        )
            log.WriteLine($"  {line}");
        foreach (var problem in run.Problems)
            log.WriteLine($"  {(problem.IsWarning ? "warning" : "error")} {problem.Rule}: {problem.Bundle} {problem.Path}: {problem.Text}");
        return Sound(what, run);
    }

    private static string[] Row(KeyValuePair<string, DownloadCost> cost) =>
        [
            cost.Key.Length == 0 ? "(version)" : cost.Key,
            ByteSize.Format(cost.Value.Manifests),
            ByteSize.Format(cost.Value.ManifestDeltas),
            ByteSize.Format(cost.Value.Packs),
            ByteSize.Format(cost.Value.Fullfiles),
            $"{cost.Value.Requests}",
        ];

    private static InstalledSystem Sound(string what, ClientRun run) =>
        run.Problems.FirstOrDefault(problem => !problem.IsWarning) is { } worst
            ? throw new SimulationException(
                $"{what} with a simulated client",
                $"{worst.Path}{(worst.Bundle.Length > 0 ? $" of bundle {worst.Bundle}" : "")}: {worst.Text}",
                worst.Rule == "client-unknown-bundle"
                    ? "Correct --bundles; without it the machine has all bundles of the version."
                    : $"A real client would stumble over it too. {Remedy.Of(worst.Rule)}",
                worst.Rule == "client-unknown-bundle" ? FactoryExitCode.Usage : FactoryExitCode.Failed
            )
            : run.System!;

    private void Compare(InstalledSystem machine, InstalledSystem fresh)
    {
        var differences = RootComparison.Between(machine.Root, fresh.Root).ToList();
        foreach (var difference in differences)
            log.WriteLine($"{difference.Path} of bundle {difference.Bundle} {difference.Text}");
        if (differences.Count > 0)
            throw new SimulationException(
                "Comparing the updated machine with one installed afresh",
                $"{differences.Count} files differ",
                "They are listed above. Real machines would differ too."
            );
        log.WriteLine("");
        log.WriteLine(
            $"After the update the machine is what a fresh installation is: {machine.Root.Entries.Count} "
                + $"files, directories and links of {machine.Bundles.Count()} bundles."
        );
    }

    // A stage holds the stream, and much else.
    private static string Stream(string directory) =>
        !Directory.Exists(directory)
            ? throw Usage(
                "Reading --stream",
                $"there is no directory {directory}",
                "Name the directory that is published as update/, or its http(s) address."
            )
        : Directory.Exists(Path.Combine(directory, "version")) || !Directory.Exists(Path.Combine(directory, "update", "version"))
            ? directory
        : throw Usage("Reading --stream", $"{directory} is a stage", $"The stream in it is {Path.Combine(directory, "update")}.");

    // An address can be looked at only now. The advice of a client, to stage the version again, would lead astray here.
    private void RefuseOther(IPublishedStream stream)
    {
        using var latest = stream.Open(LatestVersion);
        if (latest is not null)
            return;
        using var below = stream.Open("update/" + LatestVersion);
        throw below is not null
            ? Usage("Reading --stream", $"{options.Stream} is a stage", $"The stream in it is {options.Stream.TrimEnd('/')}/update.")
            : Usage(
                "Reading --stream",
                $"there is no {LatestVersion} at {options.Stream}",
                "Name the place that clients read, whose name mostly ends in /update. If the "
                    + "stream is older than that file, name a version by --to."
            );
    }

    private StreamVersion Version(IPublishedStream stream, int number, string parameter)
    {
        if (number <= 0)
            throw Usage($"Reading --{parameter}", $"{number} is no version", "Versions are positive numbers.");
        using var manifest = stream.Open($"{number}/Manifest.MoM.tar");
        return manifest is not null
            ? new((uint)number)
            : throw Usage(
                $"Reading --{parameter} {number}",
                $"{options.Stream} has no version {number}",
                "Name one that it has: each is a directory of that name."
            );
    }

    private static SignatureVerifier Certificate(string path)
    {
        const string Advice = "Name the PEM file that clients of the stream pin.";
        if (Directory.Exists(path))
            throw Usage("Reading --certificate", $"{path} is a directory", Advice);
        try
        {
            return new(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Usage("Reading --certificate", error.Message, Advice, error);
        }
        catch (SignatureException error)
        {
            throw Usage("Reading --certificate", $"{path} is no certificate in PEM form", Advice, error);
        }
    }

    private static SimulationException Usage(string what, string why, string advice, Exception? inner = null) =>
        new(what, why, advice, FactoryExitCode.Usage, inner);
}
