using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nuke.Embedded.Foundation;

/// <summary>
/// Replaces the values of secrets by <c>***</c>, also where they are encoded for a URL, for JSON or in base64, and what addresses hold in
/// front of their host, whether or not anybody said that it is a secret.
/// </summary>
internal sealed partial class SecretMask
{
    // A line of a long secret such as a key; shorter ones ("}", "==") are in every other text too.
    private const int ShortestLine = 4;

    private string[] _secrets = [];

    /// <summary>Adds values; each line of a value of several lines is a secret too.</summary>
    public void Add(IEnumerable<string> values)
    {
        // The longest first, lest a secret within another one leave the rest of it legible.
        _secrets =
        [
            .. values
                .SelectMany(Forms)
                .Where(value => value.Length > 0)
                .Concat(_secrets)
                .Distinct()
                .OrderByDescending(value => value.Length),
        ];
    }

    public string Apply(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return text.Contains("://", StringComparison.Ordinal) && text.Contains('@')
            ? Credentials().Replace(text, "${scheme}://***@")
            : text;
    }

    // A token often stands where the name would; other schemes have names that are none (ssh://git@HOST).
    [GeneratedRegex(
        """(?<scheme>\b(?:https?|ftp))://[^/\s"'<>]*@|(?<scheme>\b[a-z][a-z0-9+.-]*)://[^/\s"'<>:@]*:[^/\s"'<>]*@""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Credentials();

    private static IEnumerable<string> Forms(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return [];
        var lines = value.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= ShortestLine);
        return [value, value.Trim(), .. lines, Uri.EscapeDataString(value), JsonEncodedText.Encode(value).ToString(), .. Base64(value)];
    }

    // In front of the secret others may have been encoded with it (USER:SECRET): it then begins at one of three places of a group.
    private static IEnumerable<string> Base64(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return Convert.ToBase64String(bytes);
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            // The first characters hold bits of what came before, the last one may hold bits of what follows.
            var first = before == 0 ? 0 : before + 1;
            var last = (before + bytes.Length) % 3 == 0 ? encoded.Length : encoded.Length - 1;
            if (last - first < ShortestLine)
                continue;
            var sure = encoded[first..last];
            yield return sure;
            yield return sure.Replace('+', '-').Replace('/', '_');
        }
    }
}
