using System.Text.RegularExpressions;

namespace DistroFactory.Foundation;

/// <summary>Text with addresses in it, on its way to a person or a file.</summary>
public static partial class AddressText
{
    /// <summary>
    /// The text without what addresses hold in front of their host. For http all of it is hidden: a token often stands where the name
    /// would. Elsewhere a name alone is none (<c>ssh://git@HOST</c>).
    /// </summary>
    public static string WithoutCredentials(string text) =>
        text.Contains("://", StringComparison.Ordinal) && text.Contains('@') ? Credentials().Replace(text, "${scheme}://***@") : text;

    // A password may have an @ in it, so the last one before the path counts.
    [GeneratedRegex(
        """(?<scheme>\b(?:https?|ftp))://[^/\s"'<>]*@|(?<scheme>\b[a-z][a-z0-9+.-]*)://[^/\s"'<>:@]*:[^/\s"'<>]*@""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Credentials();
}
