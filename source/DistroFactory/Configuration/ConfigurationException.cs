using System.Collections.Immutable;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration;

/// <summary>The configuration is wrong; says everything that is wrong with it at once.</summary>
internal sealed class ConfigurationException : FactoryException
{
    /// <summary>All that is wrong with a file.</summary>
    public ConfigurationException(string file, ImmutableArray<ConfigurationProblem> problems)
        : base($"Reading {file}", Describe(problems), "docs/configuration.md describes every key.") => Problems = problems;

    /// <summary>There is no file to read.</summary>
    public ConfigurationException(string what, string why, string? advice = null, Exception? inner = null)
        : base(what, why, advice, inner) { }

    /// <summary>Each error with its place, in the order of the file.</summary>
    public ImmutableArray<ConfigurationProblem> Problems { get; } = [];

    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => FactoryExitCode.Usage;

    private static string Describe(ImmutableArray<ConfigurationProblem> problems) =>
        $"{problems.Length} error{(problems.Length == 1 ? "" : "s")}\n" + string.Join('\n', problems.Select(problem => $"  {problem}"));
}

/// <summary>One error of a configuration file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Key">Path of the key, e.g. <c>content[1].priority</c>; empty when the file as a whole is meant.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
internal sealed record ConfigurationProblem(string File, long Line, long Column, string Key, string Message)
{
    private const string Indent = "      ";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {LegibleText.Listed(Key.Length == 0 ? Message : $"{Key}: {Message}", Indent)}";
}
