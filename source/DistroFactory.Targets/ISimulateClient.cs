using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Tries a published stream, whoever made it.</summary>
public interface ISimulateClient : IVersionRange, IPublishedPlace
{
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
                        session.SimulateClientAsync(new(Stream!, Certificate!, [.. Bundles ?? []], (int)(From ?? 0), (int)(ToVersion ?? 0)))
                    )
                );
}
