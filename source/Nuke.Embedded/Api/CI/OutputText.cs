using System.Security.Cryptography;
using System.Text;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI;

/// <summary>Outputs in the forms that CI servers read.</summary>
internal static class OutputText
{
    /// <summary>For <c>$GITHUB_OUTPUT</c>: <c>release-needed=true</c>; a value of several lines between two delimiters.</summary>
    public static string ForGitHub(string name, string value)
    {
        var key = GitHubName(name);
        if (!value.Contains('\n', StringComparison.Ordinal) && !value.Contains('\r', StringComparison.Ordinal))
            return $"{key}={value}\n";
        // No text contains its own checksum: nobody who chooses the value can end it early.
        var delimiter = "end-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..16];
        return $"{key}<<{delimiter}\n{value}\n{delimiter}\n";
    }

    /// <summary>For GitLab's dotenv report: <c>RELEASE_NEEDED=true</c>; one line, for it knows no others.</summary>
    public static string ForDotenv(string name, string value) =>
        $"{DotenvName(name)}={string.Join(' ', value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))}\n";

    /// <summary>For Jenkins, as Java reads properties: <c>release.needed=true</c>.</summary>
    public static string ForProperties(string name, string value)
    {
        var text = new StringBuilder(PropertyName(name)).Append('=');
        foreach (var character in value)
        {
            text.Append(
                character switch
                {
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    ' ' when text[^1] == '=' => "\\ ",
                    > '~' => $"\\u{(int)character:x4}",
                    _ => character.ToString(),
                }
            );
        }

        return text.Append('\n').ToString();
    }

    /// <summary><c>ReleaseNeeded</c> and <c>Release needed</c> become <c>release-needed</c>.</summary>
    public static string GitHubName(string name) => Spelling.Dashed(Plain(name));

    /// <summary><c>RELEASE_NEEDED</c>.</summary>
    public static string DotenvName(string name) => Spelling.Shouted(Plain(name));

    /// <summary><c>release.needed</c>.</summary>
    public static string PropertyName(string name) => GitHubName(name).Replace('-', '.');

    private static string Plain(string name)
    {
        var plain = new string([.. name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')]);
        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? "_" + plain : plain;
    }
}
