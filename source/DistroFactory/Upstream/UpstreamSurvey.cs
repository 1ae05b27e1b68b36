using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Upstream;

/// <summary>Asks the upstream what a plan has to know.</summary>
/// <param name="upstream">Whom to ask.</param>
internal sealed class UpstreamSurvey(IUpstream upstream)
{
    /// <summary>Where the upstream is.</summary>
    /// <param name="pinned">The version to build upon; none: the latest.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<UpstreamState> LookAsync(UpstreamVersion pinned, CancellationToken cancellation = default)
    {
        var isPinned = pinned != UpstreamVersion.None;
        var target = isPinned ? pinned : await upstream.LatestAsync(cancellation).ConfigureAwait(false);
        return new()
        {
            Name = upstream.Name,
            Target = target,
            IsPinned = isPinned,
            Format = await upstream.FormatOfAsync(target, cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>The state with where the distribution is on its way; without the bumps in between, which only a release needs.</summary>
    /// <param name="state">Where the upstream is.</param>
    /// <param name="current">The version that the latest release builds upon; none when there is no release.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<UpstreamState> WithCurrentAsync(
        UpstreamState state,
        UpstreamVersion current,
        CancellationToken cancellation = default
    ) =>
        current == UpstreamVersion.None
            ? state
            : state with
            {
                Current = current,
                CurrentFormat = await upstream.FormatOfAsync(current, cancellation).ConfigureAwait(false),
            };

    /// <summary>The state with every bump between the current version and the target.</summary>
    /// <exception cref="FactoryException">The upstream does not say where a format begins or ends, or contradicts itself.</exception>
    public async Task<UpstreamState> WithBumpsAsync(UpstreamState state, CancellationToken cancellation = default)
    {
        var bumps = ImmutableArray.CreateBuilder<UpstreamBump>();
        if (state.Current == UpstreamVersion.None || state.Target <= state.Current)
            return state;
        for (var format = state.CurrentFormat.Value + 1; format <= state.Format.Value; format++)
        {
            var first = await upstream.FirstOfAsync(new(format), cancellation).ConfigureAwait(false);
            var bump = new UpstreamBump(
                new(format),
                await upstream.LatestOfAsync(new(format - 1), cancellation).ConfigureAwait(false),
                first
            );
            Check(bump, bumps.Count > 0 ? bumps[^1].First : state.Current, state.Target);
            bumps.Add(bump);
        }

        return state with
        {
            Bumps = bumps.ToImmutable(),
        };
    }

    private void Check(UpstreamBump bump, UpstreamVersion before, UpstreamVersion target)
    {
        if (bump.LastBefore >= before && bump.First > bump.LastBefore && bump.First <= target)
            return;
        throw new FactoryException(
            $"Following the upstream {upstream.Name} from {before} to {target}",
            $"it says that format {bump.Format.Value - 1} ends with {bump.LastBefore} and format {bump.Format} "
                + $"begins with {bump.First}, which lie not in this order between the two",
            "A mirror may be in the middle of an update: try again later."
        );
    }
}
