using System.Collections.Immutable;
using DistroFactory.Connections.Commands;

namespace DistroFactory.Signing;

/// <summary>A command of the configuration that signs: it gets a file to sign and the name of the signature to write.</summary>
/// <param name="words">The command line; <c>{in}</c> and <c>{out}</c> stand for the files.</param>
/// <param name="folder">Where the command runs: the config folder, so that it may be a script of it.</param>
/// <param name="runner">Runs it.</param>
internal sealed class SigningProcess(ImmutableArray<string> words, string folder, CommandRunner runner)
{
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
            var command = new ExternalCommand(Locate(line[0]), line[1..])
            {
                WorkingDirectory = folder,
                Environment = Variables().ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                Timeout = s_timeout,
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

    /// <summary>The command line as the configuration has it.</summary>
    public override string ToString() => string.Join(' ', words);

    /// <summary>A program with a slash in its name is one of the config folder; any other is looked for in PATH.</summary>
    private string Locate(string program) =>
        program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(folder, program)) : program;
}
