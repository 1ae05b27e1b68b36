using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Histories.Tests.Machines;

/// <summary>A machine with the client that <c>Verify</c> simulates.</summary>
internal sealed class SimulatedMachine : IMachine
{
    /// <summary>With this problem the client ends with an error, although it did the rest.</summary>
    private const string BecameFile = "client-directory-became-file";

    private readonly PublishedDirectory _stream;
    private readonly SwupdClient _client;
    private readonly ClientJourney _journey;

    public SimulatedMachine(string stream, SignatureVerifier signatures, string folder)
    {
        _stream = new(stream);
        _client = new(_stream, new(_stream, signatures), new FetchedContent(_stream, folder));
        _journey = new(_stream, signatures, _client);
    }

    /// <summary>Null when the client stopped.</summary>
    public InstalledSystem? System { get; private set; }

    public ClientVerdict Install(StreamVersion version, FormatNumber format, IReadOnlyCollection<string> bundles) =>
        Take([_client.Install(version, bundles)]);

    public ClientVerdict Update(StreamVersion until) => Take(_journey.Update(System!, until));

    /// <summary>The version it says it has.</summary>
    public StreamVersion Version => System!.Version;

    /// <summary>How it differs from one that was installed afresh.</summary>
    public IEnumerable<string> DifferencesFromFresh()
    {
        var fresh = _client.InstallJust(Version, System!.Bundles.ToList());
        return fresh.System is { } same
            ? RootComparison.Between(System!.Root, same.Root).Select(difference => $"{difference.Path} {difference.Text}")
            : fresh.Problems.Select(problem => problem.Text);
    }

    public MachineTree Tree() => Tree(System!);

    /// <summary>The files of a machine with other bundles, installed afresh.</summary>
    public MachineTree Fresh(IEnumerable<string> bundles) => Tree(_client.InstallJust(Version, bundles).System!);

    private static MachineTree Tree(InstalledSystem system) =>
        new(system.Root.Entries.ToDictionary(entry => entry.Key, entry => new MachineEntry(entry.Value.Type, entry.Value.Hash)));

    private ClientVerdict Take(IReadOnlyList<ClientRun> runs)
    {
        if (runs.Count > 0)
            System = runs[^1].System;
        return new(
            System is not null && !runs.SelectMany(run => run.Problems).Any(problem => problem is { Rule: BecameFile, IsWarning: false }),
            string.Join(
                '\n',
                runs.SelectMany(run => run.Problems).Select(problem => $"{problem.Rule}: {problem.Bundle}: {problem.Path}: {problem.Text}")
            )
        );
    }
}
