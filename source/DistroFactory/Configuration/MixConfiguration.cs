using System.Collections.Immutable;
using DistroFactory.Foundation.Compression;
using DistroFactory.MixerTool;

namespace DistroFactory.Configuration;

/// <summary>How a version is mixed.</summary>
internal sealed record MixConfiguration
{
    /// <summary>Who mixes.</summary>
    public MixEngine Engine { get; init; } = MixEngine.Auto;

    /// <summary>Which delta packs are made.</summary>
    public DeltaConfiguration Deltas { get; init; } = new();

    /// <summary>Compression of fullfiles: the smallest of these is kept.</summary>
    public ImmutableArray<CompressionSetting> Fullfiles { get; init; } = [new(CompressionMethod.Xz)];

    /// <summary>Compression of zero packs.</summary>
    public CompressionSetting ZeroPacks { get; init; } = new(CompressionMethod.Xz);

    /// <summary>Compression of delta packs.</summary>
    public CompressionSetting DeltaPacks { get; init; } = new(CompressionMethod.Zstd, 16);

    /// <summary>Whether the next version publishes every file again; acts once.</summary>
    public bool MinVersion { get; init; }

    /// <summary>Whether an own upstream begins a new format.</summary>
    public FormatBumpRequest FormatBump { get; init; } = FormatBumpRequest.None;

    /// <summary>How the <c>mixer</c> command is run.</summary>
    public MixerConfiguration Mixer { get; init; } = new();
}

/// <summary>Who mixes.</summary>
internal enum MixEngine
{
    /// <summary>The <c>mixer</c> command, if it is installed and its workspace is there; else the embedded mixer.</summary>
    Auto,

    /// <summary>The embedded mixer.</summary>
    Embedded,

    /// <summary>The <c>mixer</c> command.</summary>
    Mixer,
}

/// <summary>Which delta packs are made.</summary>
/// <param name="Versions">Number of previous versions of the same format to make deltas from.</param>
/// <param name="FromFormatStart">Whether also from the first version of the format.</param>
internal sealed record DeltaConfiguration(int Versions = 10, bool FromFormatStart = true);
