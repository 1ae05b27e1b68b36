using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Content;

/// <summary>What the content providers of a configuration offer.</summary>
internal sealed class OfferedContent
{
    private readonly FileFacts _digests;
    private readonly FileFacts _checks;
    private readonly FileFacts _signatures;
    private readonly ContentProviders _providers;
    private readonly ContentSet _content;
    private readonly PackageLock? _lock;

    /// <summary>For a configuration.</summary>
    public OfferedContent(Workplace workplace)
    {
        _digests = new(workplace.Directory.PackageDigests);
        _checks = new(workplace.Directory.PackageChecks);
        _signatures = new(workplace.Directory.PackageSignatures);
        _lock = workplace.Lock is { } locked ? new(locked) : null;
        _providers = new ContentProviders(
            new PackageCache(
                workplace.Directory.PackageCache,
                new Downloader(RetryingClient.Create(workplace.Log.WriteLine, workplace.Proxy)),
                workplace.Log.WriteLine,
                workplace.Options.Progress,
                _checks,
                new(workplace.Directory.SharedPackages)
            ),
            new CommandRunner(workplace.Log.WriteLine),
            workplace.Options.GitHubToken,
            _digests,
            _signatures,
            new LatestPackages(workplace).Find,
            _lock
        );
        _content = _providers.Create(
            workplace.Configuration.Content,
            // What a lock lacks is named.
            mayBeEmpty: _lock is not null || workplace.UsesMixer || workplace.Configuration.Mode == DistroMode.Downstream
        );
    }

    /// <summary>What needs attention, as far as it is known: keys that expire, patterns that match nothing. One sentence each.</summary>
    public IEnumerable<string> Warnings => _providers.Warnings;

    /// <summary>What the providers have; fetches no package.</summary>
    /// <exception cref="FetchException">A package is not there that a lock names.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation)
    {
        var packages = await _content.ListAsync(cancellation);
        _lock?.RefuseMissing(packages);
        return packages;
    }

    /// <summary>Brings packages that were listed onto this machine, and keeps what is known of their files for the next run.</summary>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation)
    {
        var fetched = await _content.FetchAsync(packages, cancellation);
        _digests.Save();
        _checks.Save();
        _signatures.Save();
        return _lock is null ? fetched : _lock.Take(fetched);
    }
}
