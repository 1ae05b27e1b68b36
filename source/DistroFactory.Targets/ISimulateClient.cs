using Nuke.Common;
using Nuke.Common.IO;

namespace DistroFactory.Targets;

/// <summary>Tries a published stream, whoever made it.</summary>
public interface ISimulateClient : IVersionRange
{
    /// <summary>The stream.</summary>
    [Parameter("Update stream to try a simulated client on: the directory published as update/, or its http(s) address")]
    string? Stream => TryGetValue(() => Stream);

    /// <summary>What clients trust.</summary>
    [Parameter("Certificate that clients of the stream pin, a PEM file")]
    AbsolutePath? Certificate => TryGetValue(() => Certificate);

    /// <summary>What the machine has.</summary>
    [Parameter("Bundles of the simulated machine, separated by commas (default: all)", Separator = ",")]
    string[]? Bundles => TryGetValue(() => Bundles);

    /// <summary>Installs or updates a machine in memory and prints what it downloads.</summary>
    Target SimulateClient =>
        _ =>
            _.Description("Installs or updates a machine in memory from a stream, and prints what it downloads")
                .Requires(() => Stream)
                .Requires(() => Certificate)
                .Executes(() =>
                    Run(session =>
                        session.SimulateClientAsync(new(Stream!, Certificate!, [.. Bundles ?? []], (int)(From ?? 0), (int)(To ?? 0)))
                    )
                );
}
