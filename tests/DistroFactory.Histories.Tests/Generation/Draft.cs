using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>A distribution while it is being changed.</summary>
/// <param name="distribution">As it was before.</param>
/// <param name="graveyard">What paths there were once: they come back more often than others.</param>
/// <param name="chance">What decides.</param>
/// <param name="place">What follows the names of folders, so that drafts do not meet.</param>
internal sealed class Draft(Distribution distribution, IReadOnlyCollection<string> graveyard, Chance chance, string place = "")
{
    public Distribution Distribution { get; set; } = distribution;

    public Chance Chance => chance;

    /// <summary>The RPM packages there are.</summary>
    public required RpmPool Pool { get; init; }

    /// <summary>A bundle that may be changed in every way.</summary>
    public Bundle? AnyBundle() =>
        Chance.PickOrNone(Distribution.Bundles.Values.Where(bundle => bundle.Name is not (Distribution.Core or Distribution.UpdateBundle)));

    /// <summary>A package whose files may be changed.</summary>
    public Package? AnyPackage() => Chance.PickOrNone(Distribution.Packages.Values.Where(package => !package.IsMade));

    public (string Path, Package Package, Node Node)? AnyNode(Func<Node, bool>? isWanted = null) =>
        Chance.PickOrNone(
            Distribution
                .Nodes.Where(node => !node.Package.IsMade)
                .Where(node => isWanted?.Invoke(node.Node) ?? true)
                .Select(node => ((string, Package, Node)?)node)
        );

    /// <summary>A path for something new: below what there is, in a folder that clients treat apart, or one that was there once.</summary>
    public string NewPath(bool isContent)
    {
        if (graveyard.Count > 0 && Chance.Percent(25))
            return Chance.Pick([.. graveyard.Order(StringComparer.Ordinal)]);
        var parent =
            Chance.Percent(60) && AnyNode(node => node.IsDirectory) is { } directory ? directory.Path : Names.Folder(Chance) + place;
        var path = $"{parent}/{Names.Name(Chance, isContent)}";
        return Chance.Percent(20) ? $"{path}/{Names.Name(Chance, isContent)}" : path;
    }
}
