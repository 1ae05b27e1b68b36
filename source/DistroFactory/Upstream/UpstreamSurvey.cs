using System.Collections.Immutable;

namespace DistroFactory.Upstream;

/// <summary>Asks the upstream what a plan has to know.</summary>
/// <param name="upstream">Whom to ask.</param>
public sealed class UpstreamSurvey(IUpstream upstream)
{
    /// <summary>Where the upstream is, and where the distribution is on its way; without the bumps in between, which only a release needs.</summary>
    /// <param name="pinned">The version to build upon; none: the latest.</param>
    /// <param name="current">The version that the latest release builds upon; none when there is no release.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<UpstreamState> LookAsync(UpstreamVersion pinned, UpstreamVersion current, CancellationToken cancellation = default)
        => LookFromAsync(pinned, () => current, cancellation);

    /// <summary>The same, where the current version is looked at only when the upstream has answered.</summary>
    public async Task<UpstreamState> LookFromAsync(UpstreamVersion pinned, Func<UpstreamVersion> current, CancellationToken cancellation = default)
    {
        var isPinned = pinned != UpstreamVersion.None;
        var target = isPinned ? pinned : await upstream.LatestAsync(cancellation).ConfigureAwait(false);
        var state = new UpstreamState
        {
            Name = upstream.Name,
            Target = target,
            IsPinned = isPinned,
            Format = await upstream.FormatOfAsync(target, cancellation).ConfigureAwait(false),
            Current = current(),
        };
        return state.Current == UpstreamVersion.None
            ? state
            : state with { CurrentFormat = await upstream.FormatOfAsync(state.Current, cancellation).ConfigureAwait(false) };
    }

    /// <summary>The state with every bump between the current version and the target.</summary>
    /// <exception cref="UpstreamException">The upstream does not say where a format begins or ends, or contradicts itself.</exception>
    public async Task<UpstreamState> WithBumpsAsync(UpstreamState state, CancellationToken cancellation = default)
    {
        var bumps = ImmutableArray.CreateBuilder<UpstreamBump>();
        if (state.Current == UpstreamVersion.None || state.Target <= state.Current)
            return state;
        for (var format = state.CurrentFormat.Value + 1; format <= state.Format.Value; format++)
        {
            var first = await upstream.FirstOfAsync(new(format), cancellation).ConfigureAwait(false);
            var bump = new UpstreamBump(new(format), await upstream.LatestOfAsync(new(format - 1), cancellation).ConfigureAwait(false), first);
            Check(bump, bumps.Count > 0 ? bumps[^1].First : state.Current, state.Target);
            bumps.Add(bump);
        }

        return state with { Bumps = bumps.ToImmutable() };
    }

    private void Check(UpstreamBump bump, UpstreamVersion before, UpstreamVersion target)
    {
        if (bump.LastBefore >= before && bump.First > bump.LastBefore && bump.First <= target)
            return;
        throw new UpstreamException(
            $"Following the upstream {upstream.Name} from {before} to {target}",
            $"it says that format {bump.Format.Value - 1} ends with {bump.LastBefore} and format {bump.Format} begins with {bump.First}, which lie not in this order between the two",
            "A mirror may be in the middle of an update: try again later.");
    }
}
