using System.Globalization;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A run on GitHub Actions; see GitHub's list of default environment variables.</summary>
public sealed partial class GitHubActions : Host, IBuildServer
{
    private readonly Surroundings _surroundings;
    private string? _guard;

    internal GitHubActions(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>The server of this run; null elsewhere.</summary>
    public static GitHubActions? Instance => BuildEngine.Run.Host as GitHubActions;

    /// <summary>Opens a foldable group.</summary>
    public void Group(string group) => WriteCommand("group", group);

    /// <summary>Closes the group.</summary>
    public void EndGroup(string group) => WriteCommand("endgroup");

    /// <summary>Writes a message that shows when debugging is on.</summary>
    public void WriteDebug(string message) => WriteCommand("debug", message);

    /// <summary>Annotates the run with a warning.</summary>
    public void WriteWarning(string message) => WriteCommand("warning", message);

    /// <summary>Annotates the run with an error.</summary>
    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes a workflow command, escaped.</summary>
    public void WriteCommand(string command, string? message = null, Configure<Dictionary<string, object>>? dictionaryConfigurator = null)
    {
        var properties = dictionaryConfigurator?.Invoke([]) ?? [];
        var list = string.Join(',', properties.Select(pair => $"{pair.Key}={EscapeProperty(pair.Value)}"));
        // Masked before it is escaped: a secret with a percent sign would not be recognised afterwards.
        var text = Escape(Console.Mask.Apply(message ?? ""));
        WriteTrusted($"::{command}{(list.Length > 0 ? " " : "")}{list}::{text}");
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(GitHubActions);

    /// <summary>From here on the runner takes no commands out of what targets print, only those that this host writes.</summary>
    internal override void Begin()
    {
        _guard = _surroundings.Token;
        Console.WriteCommand($"::stop-commands::{_guard}");
    }

    internal override void End()
    {
        if (_guard is not null)
            Console.WriteCommand($"::{_guard}::");
        _guard = null;
    }

    internal override void TellOutputs(IReadOnlyDictionary<string, string> outputs)
    {
        if (outputs.Count == 0 || _surroundings.Variable("GITHUB_OUTPUT") is not { } file)
            return;
        // The last one was set just now; of several lines for one name the runner takes the last.
        var (name, value) = outputs.Last();
        File.AppendAllText(file, OutputText.ForGitHub(name, value));
    }

    /// <inheritdoc/>
    protected override IDisposable WriteBlock(string text)
    {
        Group(text);
        return DelegateDisposable.CreateBracket(cleanup: () => EndGroup(text));
    }

    /// <inheritdoc/>
    protected override void ReportWarning(string text, string? details = null) => Annotate("warning", text, details);

    /// <inheritdoc/>
    protected override void ReportError(string text, string? details = null) => Annotate("error", text, details);

    /// <inheritdoc/>
    protected override void WriteBuildOutcome(INukeBuild build)
    {
        base.WriteBuildOutcome(build);
        if (StepSummaryFile is { } file)
            StepSummary.Append(file, Console.Mask.Apply(MarkdownSummary.Write(build)));
    }

    private void WriteTrusted(string command) =>
        Console.WriteCommand(_guard is null ? command : $"::{_guard}::\n{command}\n::stop-commands::{_guard}");

    private void Annotate(string command, string text, string? details) =>
        WriteCommand(
            command,
            details is null ? text : $"{text}\n{details}",
            properties =>
            {
                if (SourcePlace.In($"{text}\n{details}", BuildEngine.Run.RootDirectory) is { } place)
                {
                    properties["file"] = place.File;
                    properties["line"] = place.Line;
                    if (place.Column is { } column)
                        properties["col"] = column;
                }

                if (BuildEngine.Run.CurrentTarget?.Name is { } target)
                    properties["title"] = target;
                return properties;
            }
        );

    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(object value) =>
        Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
