namespace DistroFactory.Histories.Tests.Distributions;

/// <summary>Files that come together: an RPM package, or a content directory of bundles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsContent">Whether it is a content directory: all in it belongs to root; others are RPM packages.</param>
/// <param name="Nodes">What it has, by path.</param>
internal sealed record Package(string Name, bool IsContent, ImmutableSortedDictionary<string, Node> Nodes)
{
    /// <summary>Counts its changes; the version of the RPM.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether it stays as it is: it is one of the revisions that were made before.</summary>
    public bool IsMade { get; init; }

    public Package With(string path, Node node) => this with { Nodes = Nodes.SetItem(path, node), Revision = Revision + 1 };

    public Package Without(string path) =>
        Nodes.ContainsKey(path) ? this with { Nodes = Nodes.Remove(path), Revision = Revision + 1 } : this;
}
