using System.Text;
using System.Text.RegularExpressions;

namespace DistroFactory.Foundation.PrivateKeys;

/// <summary>Private keys written as text: PEM, OpenSSH, OpenPGP, PuTTY, GnuPG's own.</summary>
internal static partial class TextKey
{
    /// <summary>How many bytes show that there is a key: its first line, its headers, and a line of the key itself.</summary>
    public const int Longest = 4096;

    /// <summary>What kind of key a text has, in words; null: none.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        // Most files have none of these words; those that do are looked at closely, because programs that read keys have them too.
        if (text.IndexOf("PRIVATE KEY"u8) >= 0 || text.IndexOf("private-key"u8) >= 0 || text.IndexOf("PuTTY-User-Key"u8) >= 0)
        {
            var match = Key().Match(Encoding.Latin1.GetString(text));
            if (match.Success)
                return match.Groups["putty"].Success ? "a private key of PuTTY"
                    : match.Groups["gnupg"].Success ? "a private key of GnuPG"
                    : $"a private key ({match.Groups["begin"].Value})";
        }

        return null;
    }

    // After the first line come headers ("Proc-Type: …", "Comment: …"), perhaps an empty line, and then the key in base 64. Without it the
    // line is only mentioned. A text without any line end is one that was pasted into a value of JSON or the like.
    [GeneratedRegex(
        @"(?<begin>-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----)(?:\s|\\r|\\n)*"
            + @"(?:[A-Za-z-]+: [^\r\n]*\s+){0,8}[A-Za-z0-9+/]{16}"
            + @"|(?<putty>PuTTY-User-Key-File-[0-9]+: )"
            + @"|(?<gnupg>(?:\A|Key: )\((?:[0-9]+:)?(?:(?:shadowed|protected)-)?private-key\W)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Key();
}
