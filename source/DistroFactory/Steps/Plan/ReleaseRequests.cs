using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>What the command line and the keys <c>mix.min-version</c> and <c>mix.format-bump</c> ask of the next release.</summary>
internal sealed record ReleaseRequests
{
    /// <summary>Release even if nothing changed.</summary>
    public bool Force { get; init; }

    /// <summary><c>--min-version</c>: publish every file again, now.</summary>
    public bool MinVersion { get; init; }

    /// <summary><c>--format-bump</c>: begin the next format, now.</summary>
    public bool FormatBump { get; init; }

    /// <summary><c>mix.format-bump: N</c>: the format to be in; none when the key names none.</summary>
    public FormatNumber WantedFormat { get; init; }
}
