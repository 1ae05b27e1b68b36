using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;

namespace DistroFactory.Signing;

/// <summary>A command of the configuration that signs: it gets a file to sign and the name of the signature to write.</summary>
/// <param name="words">The command line; <c>{in}</c> and <c>{out}</c> stand for the files.</param>
/// <param name="folder">Where the command runs: the config folder, so that it may be a script of it.</param>
/// <param name="runner">Runs it.</param>
internal sealed class SigningProcess(ImmutableArray<string> words, string folder, CommandRunner runner)
{
    // What a command prints may have a shorter word anywhere.
    private const int ShortestSecret = 4;

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    /// <summary>Variables added to the command's environment, as they are when it signs.</summary>
    public Func<ImmutableSortedDictionary<string, string>> Variables { get; init; } = () => ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What it writes for some content; whether that is a signature at all is for whoever knows the certificate to say.</summary>
    /// <exception cref="CommandException">The command fails or writes no signature.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var directory = Directory.CreateTempSubdirectory("distro-factory-sign-").FullName;
        try
        {
            var input = Path.Combine(directory, "in");
            var output = Path.Combine(directory, "out");
            File.WriteAllBytes(input, content);
            var line = words
                .Select(word => word.Replace("{in}", input, StringComparison.Ordinal).Replace("{out}", output, StringComparison.Ordinal))
                .ToImmutableArray();
            var command = new ExternalCommand(ConfiguredProgram.Locate(line[0], folder), line[1..])
            {
                WorkingDirectory = folder,
                Environment = Variables().ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                Timeout = s_timeout,
                Shown = ToString(),
                Secrets = [.. Hidden().Where(word => word.Length >= ShortestSecret)],
            };
            runner.RunAsync(command).GetAwaiter().GetResult();
            return File.Exists(output) && new FileInfo(output).Length > 0
                ? File.ReadAllBytes(output)
                : throw new CommandException($"Signing by {this}", "it wrote no signature", "The command must write it to {out}.");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>
    /// The command line as it may be shown. Arguments are often PINs and passwords of keys, so only the program, names of options and the
    /// files are legible.
    /// </summary>
    public override string ToString() => string.Join(' ', words.Select((word, index) => index == 0 ? word : Shown(word)));

    private string Shown(string word) =>
        SecretOf(word) is { Length: > 0 } secret ? word.Replace(secret, "***", StringComparison.Ordinal) : word;

    private IEnumerable<string> Hidden() =>
        words.Skip(1).Select(SecretOf).SelectMany(value => value.Split(["{in}", "{out}"], StringSplitOptions.TrimEntries));

    // Of --pin=1234 what follows the sign, of -k and --verbose nothing. The name of a file of the config folder is none.
    private string SecretOf(string word)
    {
        var sign = word.IndexOf('=', StringComparison.Ordinal);
        var value =
            !word.StartsWith('-') ? word
            : sign < 0 ? ""
            : word[(sign + 1)..];
        return value is "{in}" or "{out}" || File.Exists(Path.Combine(folder, value)) ? "" : value;
    }
}
