using System.Globalization;
using DistroFactory.Mixing;

namespace DistroFactory.Steps.Mix;

/// <summary>
/// The time that is written into a release: <c>SOURCE_DATE_EPOCH</c> where it is set, so that a release can be made again byte for byte.
/// </summary>
internal static class ReleaseTimestamp
{
    // The end of the year 9999: no calendar here goes further.
    private static readonly long s_lastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time, in whole seconds.</summary>
    public static DateTimeOffset Choose(Func<string, string?> environment, TimeProvider clock)
    {
        var seconds = environment("SOURCE_DATE_EPOCH") is { Length: > 0 } text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given <= s_lastSecond
                ? given
                : throw new MixException(
                    "Choosing the time of the release",
                    $"SOURCE_DATE_EPOCH is \"{text}\", not a number of seconds since 1970",
                    "Unset it to release with the time of day, or set it, for example to that "
                        + "of the configuration: $(git log -1 --format=%ct)."
                )
            : clock.GetUtcNow().ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
