using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream;
using DistroFactory.Upstream;

namespace DistroFactory.Steps.Content;

/// <summary>Fetches what the plan takes of the upstream: bundle definitions, and the packages that bundles need.</summary>
internal sealed class UpstreamStep
{
    private readonly Workplace _workplace;
    private readonly FileFacts _checks;
    private readonly FileFacts _signatures;
    private readonly PackageCache _cache;
    private readonly UpstreamStore _store;

    /// <summary>For a configuration.</summary>
    public UpstreamStep(Workplace workplace)
    {
        _workplace = workplace;
        _checks = new(workplace.Directory.UpstreamChecks);
        _signatures = new(workplace.Directory.UpstreamSignatures);
        _cache = new(
            workplace.Directory.PackageCache,
            new Downloader(RetryingClient.Create(workplace.Log.WriteLine, workplace.Proxy)),
            workplace.Log.WriteLine,
            checks: _checks,
            shared: new(workplace.Directory.SharedPackages)
        );
        _store = new(workplace.Directory);
    }

    /// <summary>
    /// Fetches, and records where it is. An own upstream needs nothing; the mixer command fetches packages itself, and the usual
    /// definitions.
    /// </summary>
    /// <exception cref="FactoryException">Something cannot be had, or is not signed as it must be.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (_workplace.UsesMixer)
            RefuseWhatMixerIgnores(_workplace.Configuration.Upstream);
        if (
            _workplace.Configuration.Mode != DistroMode.Downstream
            || (_workplace.UsesMixer && _workplace.Configuration.Upstream.HasUsualDefinitions)
        )
            return;
        var own = _workplace.Records.Load(ReleaseRecords.Content);
        var materials = ImmutableArray.CreateBuilder<UpstreamMaterial>();
        var plan = _workplace.LoadPlan();
        foreach (var version in plan.Mixes.Select(mix => mix.ContentVersion).Distinct())
            materials.Add(
                _workplace.UsesMixer
                    ? await FetchDefinitionsAsync(version, cancellation)
                    : await FetchAsync(version, plan.Previous, own, cancellation)
            );
        if (_workplace.Lock is { } locked)
            PackageLock.RefuseOther(locked, materials);
        _checks.Save();
        _signatures.Save();
        _workplace.Records.Save(ReleaseRecords.Upstream, new(materials.ToImmutable()));
    }

    private static void RefuseWhatMixerIgnores(UpstreamConfiguration upstream)
    {
        if (!upstream.Trust.Keys.IsEmpty)
            throw Ignored("keys", "asks for signatures", "checks none");
        foreach (var (key, _) in upstream.Selection.Choices())
            throw Ignored(key, "chooses packages", "takes any");

        static FactoryException Ignored(string key, string asks, string instead) =>
            new(
                "Fetching the packages of the upstream",
                $"'upstream.{key}' {asks}, but the mixer command fetches these packages itself, and {instead}",
                $"Mix with 'mix.engine: embedded', or remove 'upstream.{key}' from distro.yaml."
            );
    }

    private async Task<UpstreamMaterial> FetchAsync(
        UpstreamVersion version,
        StreamVersion latest,
        FetchedContent own,
        CancellationToken cancellation
    )
    {
        var definitions = await FetchDefinitionsAsync(version, cancellation);
        var bundles = MixBundles.Of(_workplace, definitions.BundleDirectory, latest);
        var set = BundleSet.Select(bundles.Defined, bundles.Wanted, _workplace.Configuration.Bundles.UpdateBundle);
        var upstream = _workplace.Configuration.Upstream;
        var requirements = new PackageRequirements(upstream.Trust, _signatures);
        var source = new UpstreamPackages(upstream, _cache, requirements, new LatestPackages(_workplace).Find);
        var packages = await source.FetchAsync(version, set, own, cancellation);
        foreach (var warning in source.Warnings)
            _workplace.Log.Warn(warning);
        _workplace.Log.WriteLine(
            $"Upstream {version}: {packages.Packages.Length} packages, {ByteSize.Format(packages.Packages.Sum(package => package.Size))}"
        );
        var material = definitions with { Packages = packages };
        _store.Save(material);
        return material;
    }

    private async Task<UpstreamMaterial> FetchDefinitionsAsync(UpstreamVersion version, CancellationToken cancellation)
    {
        var definitions = new UpstreamBundles(
            _workplace.Configuration.Upstream.BundleDefinitions,
            _cache.Downloader,
            new ConfigRepository(new CommandRunner(_workplace.Log.WriteLine))
        );
        return new(version, await definitions.FetchAsync(version, _store.Renew(version), cancellation), new([], []));
    }
}
