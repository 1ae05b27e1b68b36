using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Secrets;

/// <summary>
/// Opens the encrypted secrets of parameter files. The password of each file is asked for once: in the environment, then at the terminal.
/// </summary>
internal sealed class Passwords(Surroundings surroundings, CancellationToken cancellation)
{
    private const int Attempts = 3;

    private readonly Dictionary<string, string> _known = [];
    private readonly HashSet<string> _refused = [];

    /// <summary>
    /// The environment variable that holds the password of a parameter file: <c>PARAMS_KEY</c>, and <c>PARAMS_NIGHT_KEY</c> of the profile
    /// night.
    /// </summary>
    public static string Variable(string? profile) =>
        profile is null
            ? "PARAMS_KEY"
            : "PARAMS_"
                + string.Concat(profile.Select(character => char.IsLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'))
                + "_KEY";

    /// <param name="encrypted">The value in the file.</param>
    /// <param name="name">The parameter, and the file it is in, for messages.</param>
    /// <param name="file">The file.</param>
    /// <param name="profile">The profile that the file is of; null for the file of all runs.</param>
    /// <exception cref="UsageException">Nobody says the password, or it is a wrong one.</exception>
    public string Open(string encrypted, string name, string file, string? profile)
    {
        lock (_known)
        {
            if (_known.GetValueOrDefault(file) is { } password)
                return SecretCipher.Decrypt(encrypted, password) ?? throw Wrong(name, $"the password that opened another secret of {file}");
            var variable = Variable(profile);
            return FromEnvironment(encrypted, name, file, variable)
                ?? FromTerminal(encrypted, name, file)
                ?? throw new UsageException(
                    $"{name} is encrypted, and its password is missing: set the environment variable "
                        + $"{variable}, or run at a terminal, which asks for it"
                );
        }
    }

    private string? FromEnvironment(string encrypted, string name, string file, string variable)
    {
        var found = surroundings.Variables.FirstOrDefault(pair =>
            pair.Value.Length > 0
            && Spelling.Plain(pair.Key) is var plain
            && (plain == Spelling.Plain(variable) || plain == Spelling.Plain("NUKE_" + variable))
        );
        return found.Key is null
            ? null
            : Try(encrypted, file, found.Value) ?? throw Wrong(name, $"the password in the environment variable {found.Key}");
    }

    private string? FromTerminal(string encrypted, string name, string file)
    {
        for (var attempt = 1; attempt <= Attempts && !_refused.Contains(file); attempt++)
        {
            if (surroundings.AskSecret($"Password of {file}: ", cancellation) is not { } password)
                return null;
            if (Try(encrypted, file, password) is { } text)
                return text;
        }

        _refused.Add(file);
        throw Wrong(name, $"the {Attempts} passwords that were typed");
    }

    private string? Try(string encrypted, string file, string password)
    {
        var text = SecretCipher.Decrypt(encrypted, password);
        if (text is not null)
            _known[file] = password;
        return text;
    }

    private static UsageException Wrong(string name, string tried) => new($"{name} cannot be decrypted with {tried}");
}
