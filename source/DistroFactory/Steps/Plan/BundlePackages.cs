using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Run;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// Whether the bundles of a plan get their packages, by the mixer's own choice, from what providers say of packages without their files.
/// </summary>
internal static class BundlePackages
{
    /// <summary>What the mixer would refuse; null: nothing, or it cannot be told before packages are fetched.</summary>
    /// <param name="workplace">The configuration.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="offered">What the providers list.</param>
    /// <param name="cancellation">Stops it.</param>
    public static FactoryException? FindMissing(
        Workplace workplace,
        ReleasePlan plan,
        ImmutableArray<ContentPackage> offered,
        CancellationToken cancellation
    )
    {
        // The packages of an upstream are known when its content is fetched, and mixer chooses for itself.
        if (workplace.UsesMixer || workplace.Configuration.Mode == DistroMode.Downstream)
            return null;
        string[] silent = [.. offered.Where(package => package.Info is null).Select(package => package.Provider).Distinct()];
        if (silent.Length > 0)
        {
            workplace.Log.WriteLine(
                $"Whether the bundles get all their packages shows when these are fetched: {string.Join(", ", silent)} "
                    + "cannot tell dependencies without the files."
            );
            return null;
        }

        PackageInfo[] universe = [.. offered.Select(package => package.Info!)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            var bundles = MixBundles.Of(workplace, upstream: null, plan.Previous);
            foreach (var mix in plan.Mixes)
                new PackageChoice(bundles.In(mix, workplace.Stage.Update), universe).Choose(parallel);
            return null;
        }
        catch (FactoryException error)
        {
            return error;
        }
    }
}
