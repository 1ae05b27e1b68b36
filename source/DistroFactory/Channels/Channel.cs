using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Channels;

/// <summary>A channel as it is now.</summary>
/// <param name="Configuration">What the configuration says of it.</param>
/// <param name="Tree">Its tree; of the first, which the stage itself is, that has only a record.</param>
/// <param name="Before">The channel before it; null: it is the first.</param>
/// <param name="Served">The version that its machines get; none: there is none yet.</param>
/// <param name="Record">What it did.</param>
internal sealed record Channel(
    ChannelConfiguration Configuration,
    StagedTree Tree,
    Channel? Before,
    StreamVersion Served,
    ChannelRecord Record
)
{
    /// <summary>Its name.</summary>
    public string Name => Configuration.Name;

    /// <summary>
    /// The newest version that its machines may have: a run that was killed may have recorded it and not led there, or the version files
    /// were lost.
    /// </summary>
    public StreamVersion Newest => Record.Latest?.Version > Served ? Record.Latest.Version : Served;

    /// <summary>Why nothing comes to it; null: versions may.</summary>
    public ChannelHold? Hold => Record.Hold;
}
