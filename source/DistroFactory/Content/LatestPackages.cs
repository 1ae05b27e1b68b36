using DistroFactory.Packages;
using DistroFactory.Run;
using DistroFactory.Stage;

namespace DistroFactory.Content;

/// <summary>The packages of the latest release, read when the first is asked for.</summary>
internal sealed class LatestPackages(Workplace workplace)
{
    private readonly Lazy<Dictionary<string, Nevra>> _packages = new(() =>
    {
        var latest = ReleaseHistory.ReadLatest(workplace.Stage, workplace.Options.Force);
        var offered = latest?.Inputs.Packages.Select(package => package.Nevra) ?? [];
        var packages = Newest(offered);
        // Of several versions on offer a bundle took one.
        foreach (var (name, nevra) in Newest(latest?.Packages.Select(package => package.Nevra) ?? []))
            packages[name] = nevra;
        return packages;
    });

    /// <summary>The package of a name; null: it was not there.</summary>
    public Nevra? Find(string name) => _packages.Value.GetValueOrDefault(name);

    private static Dictionary<string, Nevra> Newest(IEnumerable<Nevra> packages) =>
        packages
            .GroupBy(nevra => nevra.Name, StringComparer.Ordinal)
            .ToDictionary(all => all.Key, all => all.MaxBy(nevra => nevra.Evr)!, StringComparer.Ordinal);
}
