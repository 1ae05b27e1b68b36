using System.Collections.Immutable;
using DistroFactory.Content;
using DistroFactory.Model;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>
/// A provider that neither lists nor fetches before its fellow does the same: it fails a test that asks one after the other.
/// </summary>
internal sealed class MeetingProvider(IContentProvider inner, Barrier meeting) : IContentProvider
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public string Name => inner.Name;

    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        await MeetAsync(cancellation);
        return await inner.ListAsync(cancellation);
    }

    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        await MeetAsync(cancellation);
        return await inner.FetchAsync(packages, cancellation);
    }

    private Task MeetAsync(CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () => Assert.That(meeting.SignalAndWait(s_patience, cancellation), "the other provider was not asked at the same time"),
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
}
