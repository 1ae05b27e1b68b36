using System.Collections.Immutable;
using DistroFactory.Model;

namespace DistroFactory.Evidence;

/// <summary>What a list of components tells of.</summary>
internal sealed record Bom
{
    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The distribution's name for people.</summary>
    public required string Title { get; init; }

    /// <summary>The release.</summary>
    public required ReleaseRecord Release { get; init; }

    /// <summary>The factory that made it.</summary>
    public required FactoryTool Tool { get; init; }

    /// <summary>What it is a list of; null: the whole stream.</summary>
    public string? Image { get; init; }

    /// <summary>The files of the image.</summary>
    public ImmutableArray<BomFile> Files { get; init; } = [];

    /// <summary>The bundles, by name.</summary>
    public required ImmutableArray<BomBundle> Bundles { get; init; }

    /// <summary>The packages, by name.</summary>
    public required ImmutableArray<ReleasedPackage> Packages { get; init; }

    /// <summary>Who offered each package, by its SHA-256; null: the distribution itself.</summary>
    public required Func<string, string?> Supplier { get; init; }

    /// <summary>Whether nothing is left out: what other tools put in is known to them alone.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The part of it that some bundles bring, with all that they include.</summary>
    public Bom Of(string image, ImmutableArray<BomFile> files, IEnumerable<string> bundles, bool isComplete)
    {
        var all = Bundles.ToDictionary(bundle => bundle.Name, StringComparer.Ordinal);
        var chosen = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(bundles);
        while (open.TryPop(out var name))
            if (all.TryGetValue(name, out var bundle) && chosen.Add(name))
                foreach (var included in bundle.Includes)
                    open.Push(included);
        var names = chosen.SelectMany(name => all[name].Packages).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Image = image,
            Files = files,
            Bundles = [.. Bundles.Where(bundle => chosen.Contains(bundle.Name))],
            Packages = [.. Packages.Where(package => names.Contains(package.Nevra.Name))],
            IsComplete = IsComplete && isComplete,
        };
    }
}

/// <summary>A bundle in a list of components.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version of its manifest.</param>
/// <param name="Includes">The bundles that it includes.</param>
/// <param name="Packages">Names of the packages that it brings itself.</param>
internal sealed record BomBundle(string Name, string Version, ImmutableArray<string> Includes, ImmutableArray<string> Packages);

/// <summary>A file that is listed as such.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256, lower-case hex.</param>
internal sealed record BomFile(string Name, string Sha256);
