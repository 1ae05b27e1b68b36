namespace DistroFactory.Packages.Signatures;

/// <summary>Times as OpenPGP states them.</summary>
internal static class OpenPgpTime
{
    public static DateTimeOffset Of(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    /// <summary>The end of a time that begins then and lasts some seconds; null: 0 seconds, which means forever.</summary>
    public static DateTimeOffset? After(DateTimeOffset begin, long seconds) => seconds == 0 ? null : begin.AddSeconds(seconds);

    public static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", null);
}
