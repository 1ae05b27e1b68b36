using System.Collections.Immutable;
using DistroFactory.Commands;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Signs through a command of the configuration, which gets a file to sign and the name of the signature to write (PKCS#7, detached, DER).</summary>
/// <param name="words">The command line; <c>{in}</c> and <c>{out}</c> stand for the files.</param>
/// <param name="rootCertificatePem">The certificate clients pin.</param>
/// <param name="folder">Where the command runs: the config folder, so that it may be a script of it.</param>
/// <param name="runner">Runs it.</param>
public sealed class CommandSigner(ImmutableArray<string> words, string rootCertificatePem, string folder, CommandRunner runner) : ISigner
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(5);

    /// <summary>Variables added to the command's environment.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public string RootCertificatePem => rootCertificatePem;

    /// <inheritdoc/>
    /// <exception cref="CommandException">The command fails or writes no signature.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var directory = Directory.CreateTempSubdirectory("distro-factory-sign-").FullName;
        try
        {
            var input = Path.Combine(directory, "in");
            var output = Path.Combine(directory, "out");
            File.WriteAllBytes(input, content);
            var line = words.Select(word => word.Replace("{in}", input, StringComparison.Ordinal).Replace("{out}", output, StringComparison.Ordinal)).ToImmutableArray();
            var command = new ExternalCommand(Locate(line[0]), line[1..])
            {
                WorkingDirectory = folder,
                Environment = Variables.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                Timeout = _timeout,
            };
            runner.RunAsync(command).GetAwaiter().GetResult();
            return File.Exists(output) && new FileInfo(output).Length > 0
                ? File.ReadAllBytes(output)
                : throw new CommandException($"Signing by {command}", "it wrote no signature", "The command must write a detached PKCS#7 signature (DER) to {out}.");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>A program with a slash in its name is one of the config folder; any other is looked for in PATH.</summary>
    private string Locate(string program) => program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(folder, program)) : program;
}
