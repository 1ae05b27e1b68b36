namespace DistroFactory.Packages.Metadata;

/// <summary>Which of <c>libc.so.6(GLIBC_2.4)(64bit)</c> and <c>libc.so.6(GLIBC_2.34)(64bit)</c> asks for more.</summary>
internal static class LibcSymbols
{
    public static int Compare(string a, string b) =>
        (VersionOf(a), VersionOf(b)) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            var (left, right) => RpmVersion.Compare(left, right),
        };

    // From the first digit between the first parentheses; nothing when there is none.
    private static string? VersionOf(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        if (close < 0)
            return null;
        var inside = name.AsSpan(open + 1, close - open - 1);
        var digit = inside.IndexOfAnyInRange('0', '9');
        return digit < 0 ? null : inside[digit..].ToString();
    }
}
