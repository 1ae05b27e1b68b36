using System.Collections.Immutable;

namespace DistroFactory.Places;

/// <summary>The passwords in the remote shell of rsync: people write <c>sshpass -p PASSWORD ssh</c> when a host takes no key.</summary>
internal static class ShellSecrets
{
    private const string PasswordOption = "-p";

    /// <summary>What must not be shown of it.</summary>
    /// <param name="shell">A command line.</param>
    public static ImmutableArray<string> Of(string shell)
    {
        var words = shell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = Array.FindIndex(words, word => Path.GetFileName(word) == "sshpass");
        return [.. words.Where(IsPassword).Select(Value), .. start < 0 ? [] : Passwords(words[(start + 1)..])];
    }

    // SSHPASS=PASSWORD before the command.
    private static bool IsPassword(string word) => word.StartsWith("SSHPASS=", StringComparison.Ordinal);

    private static string Value(string word) => Unquoted(word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    // Options before the first other word belong to sshpass; after it, -p is an option of ssh.
    private static IEnumerable<string> Passwords(string[] words)
    {
        for (var index = 0; index < words.Length && words[index].StartsWith('-'); index++)
            if (words[index].StartsWith(PasswordOption, StringComparison.Ordinal))
            {
                var password = words[index] == PasswordOption ? words.ElementAtOrDefault(++index) : words[index][PasswordOption.Length..];
                if (!string.IsNullOrEmpty(password))
                    yield return Unquoted(password);
            }
    }

    private static string Unquoted(string word) => word.Trim('\'', '"');
}
