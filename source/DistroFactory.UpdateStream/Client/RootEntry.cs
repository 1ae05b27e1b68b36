using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A file, directory or link on a machine. Its mode, owner and content are in its hash, which was checked when it came.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Variant">What it is for, where there are several files of the name.</param>
/// <param name="Version">Version of the line it was installed by, where its fullfile is.</param>
/// <param name="Bundle">The bundle that brought it.</param>
public readonly record struct RootEntry(EntryType Type, SwupdHash Hash, CpuCapabilities Variant, StreamVersion Version, string Bundle)
{
    /// <summary>What a line of a bundle's manifest puts on a machine.</summary>
    internal static RootEntry Of(BundleFile file) =>
        new(file.Entry.Type, file.Entry.Hash, VariantChoice.IsFor(file.Entry.Variant), file.Entry.Version, file.Bundle);
}
