using DistroFactory.Configuration.Keys;
using DistroFactory.Configuration.Needs;
using DistroFactory.Configuration.Shell;
using DistroFactory.Configuration.Validation;
using DistroFactory.Configuration.Yaml;
using DistroFactory.Foundation;
using YamlDotNet.Core;

namespace DistroFactory.Configuration.Reading;

/// <summary>
/// Reads the configuration of a config folder: its <c>distro.yaml</c>, or else the <c>config.sh</c> of the original pipelines.
/// </summary>
internal static class ConfigurationReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "distro.yaml";

    /// <summary>The configuration of a folder.</summary>
    /// <param name="folder">The config repository's checkout.</param>
    /// <param name="environment">
    /// Values of <c>${NAME}</c>, and of the documented variables of a <c>config.sh</c>; null: this process's environment variables.
    /// </param>
    /// <param name="root">
    /// The factory directory, below which a <c>config.sh</c> has its <c>WORK_DIR</c> unless it names one; null: the config folder.
    /// </param>
    /// <exception cref="ConfigurationException">The file is missing or wrong.</exception>
    public static DistroConfiguration Read(string folder, Func<string, string?>? environment = null, string? root = null)
    {
        var full = Path.GetFullPath(folder);
        if (IsShell(full))
            return ReadShell(full, environment ?? Environment.GetEnvironmentVariable, root ?? full);
        return Parse(full, FileName, ReadText(PathIn(full)), environment ?? Environment.GetEnvironmentVariable);
    }

    /// <summary>The <c>distro.yaml</c> that says what the <c>config.sh</c> of a folder says.</summary>
    /// <param name="folder">The config repository's checkout.</param>
    /// <param name="environment">As of <see cref="Read"/>.</param>
    /// <param name="root">As of <see cref="Read"/>.</param>
    /// <exception cref="ConfigurationException">There is no <c>config.sh</c>, or it is wrong.</exception>
    public static ConvertedConfiguration Convert(string folder, Func<string, string?>? environment = null, string? root = null)
    {
        var full = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(full, ShellScript.FileName)))
            throw new ConfigurationException($"Converting {Path.Combine(full, ShellScript.FileName)}", "there is no such file");
        var document = ShellConfiguration.Read(full, environment ?? Environment.GetEnvironmentVariable, root ?? full);
        Check(document, full);
        return new(document.Text, [.. document.Notices]);
    }

    /// <summary>
    /// What the environment alone says of a Koji site and the upstream that it follows; there need not be a config repository.
    /// </summary>
    /// <param name="name">The namespace.</param>
    /// <param name="environment">Values of documented variables; null: this process's environment variables.</param>
    /// <exception cref="ConfigurationException">A variable is wrong.</exception>
    public static DistroConfiguration ReadKojiVariables(string name, Func<string, string?>? environment = null)
    {
        var folder = Directory.GetCurrentDirectory();
        return Check(ShellConfiguration.OfKoji(name, environment ?? Environment.GetEnvironmentVariable, folder), folder);
    }

    /// <summary>What the configuration of a folder needs of whatever runs the factory. No variable that it names need be defined.</summary>
    /// <param name="folder">The config repository's checkout.</param>
    /// <param name="environment">As of <see cref="Read"/>.</param>
    /// <param name="root">As of <see cref="Read"/>.</param>
    /// <exception cref="ConfigurationException">The file is missing, or no document at all.</exception>
    public static ConfigurationNeeds ReadNeeds(string folder, Func<string, string?>? environment = null, string? root = null)
    {
        var full = Path.GetFullPath(folder);
        if (!IsShell(full))
            return NeedsReader.Read(ReadDocument(PathIn(full), FileName, ReadText(PathIn(full))));
        var script = Path.Combine(full, ShellScript.FileName);
        var values = environment ?? Environment.GetEnvironmentVariable;
        var document = ShellConfiguration.Read(full, values, root ?? full);
        return NeedsReader.Read(ReadDocument(script, ShellScript.FileName, document.Text)) with
        {
            Variables = NeedsReader.OfScript(ReadText(script), values),
        };
    }

    private static bool IsShell(string folder) => !File.Exists(PathIn(folder)) && File.Exists(Path.Combine(folder, ShellScript.FileName));

    private static DistroConfiguration ReadShell(string folder, Func<string, string?> environment, string root)
    {
        var document = ShellConfiguration.Read(folder, environment, root);
        var configuration = Check(document, folder);
        var passed = string.Join(", ", configuration.Variables.Keys);
        return configuration with
        {
            Notices =
            [
                .. configuration.Notices,
                .. document.Notices,
                .. passed.Length == 0
                    ? Array.Empty<Notice>()
                    : [new($"Variables of {ShellScript.FileName} that are passed to the tools as they are: {passed}")],
            ],
        };
    }

    private static DistroConfiguration Check(ShellDocument document, string folder)
    {
        try
        {
            return Parse(folder, ShellScript.FileName, document.Text, _ => null);
        }
        catch (ConfigurationException error) when (!error.Problems.IsEmpty)
        {
            throw new ConfigurationException(
                Path.Combine(folder, ShellScript.FileName),
                [.. error.Problems.Select(problem => ShellConfiguration.Translate(problem, document))]
            );
        }
    }

    private static DistroConfiguration Parse(string folder, string name, string text, Func<string, string?> environment)
    {
        var file = Path.Combine(folder, name);
        var root = ReadDocument(file, name, text);
        var validator = new Validator(name, folder, environment);
        var values = validator.Check(root, DistroKeys.Root);
        var problems = validator.Problems;
        if (!problems.IsEmpty)
            throw new ConfigurationException(file, problems);
        var configuration = ConfigurationBinder.Bind(values, folder);
        if (
            configuration
                is { Mode: DistroMode.OwnUpstream, Mix.Engine: not MixEngine.Mixer, Bundles: { Repository: null, Folder: { } bundles } }
            && !Directory.Exists(bundles)
        )
            throw new ConfigurationException(
                file,
                [new(name, root.Line, root.Column, "bundles.folder", "the folder 'bundles' does not exist, and no other is named")]
            );
        return configuration with { Notices = [.. UnsignedContent.Warnings(configuration, name)] };
    }

    private static DocumentNode ReadDocument(string file, string name, string text)
    {
        try
        {
            return DocumentReader.Read(text) ?? throw new ConfigurationException(file, [new(name, 1, 1, "", "the file is empty")]);
        }
        catch (YamlException error)
        {
            throw new ConfigurationException(file, [new(name, error.Start.Line, error.Start.Column, "", $"not YAML: {error.Message}")]);
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(
                $"Reading {file}",
                "there is no such file",
                $"A config repository has a {FileName} in its root (samples/acme shows one), or "
                    + $"the {ShellScript.FileName} of the original pipelines.",
                error
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Reading {file}", error.Message, inner: error);
        }
    }

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FileName);
}
