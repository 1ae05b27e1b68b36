using System.Collections.Immutable;
using DistroFactory.Configuration.Description;
using DistroFactory.Configuration.Validation;
using DistroFactory.Configuration.Yaml;
using YamlDotNet.Core;

namespace DistroFactory.Configuration;

/// <summary>Reads <c>distro.yaml</c> of a config folder.</summary>
public static class ConfigurationReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "distro.yaml";

    /// <summary>The configuration of a folder.</summary>
    /// <param name="folder">The config repository's checkout.</param>
    /// <param name="environment">Values of <c>${NAME}</c>; null: this process's environment variables.</param>
    /// <exception cref="ConfigurationException">The file is missing or wrong, or asks for what this version cannot do.</exception>
    public static DistroConfiguration Read(string folder, Func<string, string?>? environment = null)
    {
        var (configuration, later) = Parse(folder, environment ?? Environment.GetEnvironmentVariable);
        return later.IsEmpty ? configuration : throw new ConfigurationException(PathIn(folder), later);
    }

    /// <summary>The configuration, and what of it this version cannot do yet.</summary>
    internal static (DistroConfiguration Configuration, ImmutableArray<ConfigurationProblem> Later) Parse(string folder, Func<string, string?> environment)
    {
        var file = PathIn(folder);
        var root = ReadDocument(file);
        var validator = new Validator(FileName, Path.GetDirectoryName(file)!, environment);
        var values = validator.Check(root, DistroKeys.Root);
        var problems = validator.Problems;
        if (!problems.IsEmpty)
            throw new ConfigurationException(file, [.. problems.Concat(validator.Later).OrderBy(problem => (problem.Line, problem.Column))]);
        var configuration = ConfigurationBinder.Bind(values, Path.GetDirectoryName(file)!);
        if (configuration is { Mode: DistroMode.OwnUpstream, Bundles: { Repository: null, Folder: { } bundles } } && !Directory.Exists(bundles))
            throw new ConfigurationException(file, [new(FileName, root.Line, root.Column, "bundles.folder", "the folder 'bundles' does not exist, and no other is named")]);
        return (configuration, validator.Later);
    }

    private static DocumentNode ReadDocument(string file)
    {
        try
        {
            return DocumentReader.Read(File.ReadAllText(file)) ?? throw new ConfigurationException(file, [new(FileName, 1, 1, "", "the file is empty")]);
        }
        catch (YamlException error)
        {
            throw new ConfigurationException(file, [new(FileName, error.Start.Line, error.Start.Column, "", $"not YAML: {error.Message}")]);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(
                $"Reading {file}", "there is no such file", $"A config repository has a {FileName} in its root; samples/acme shows one.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Reading {file}", error.Message, inner: error);
        }
    }

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FileName);
}
