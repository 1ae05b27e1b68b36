using Nuke.Common;
using Nuke.Common.IO;

namespace DistroFactory.Targets;

/// <summary>What targets share that look at something published, whoever made it.</summary>
public interface IPublishedPlace : IFactory
{
    /// <summary>What is published.</summary>
    [Parameter(
        "What is published, a directory or an http(s) address: for SimulateClient the update stream (update/), for Attest "
            + "the place that has it (update/ and releases/)"
    )]
    string? Stream => TryGetValue(() => Stream);

    /// <summary>What clients trust.</summary>
    [Parameter("Certificate that clients of the stream pin, a PEM file")]
    AbsolutePath? Certificate => TryGetValue(() => Certificate);
}
