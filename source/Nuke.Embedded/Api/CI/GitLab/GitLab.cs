using System.Text.Json;
using Nuke.Common.Utilities;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI.GitLab;

/// <summary>A run on GitLab CI; see GitLab's list of predefined variables.</summary>
public sealed partial class GitLab : Host, IBuildServer
{
    private readonly Surroundings _surroundings;
    private readonly CodeQualityReport _quality = new();

    internal GitLab(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>The server of this run; null elsewhere.</summary>
    public static GitLab? Instance => BuildEngine.Run.Host as GitLab;

    /// <summary>Opens a foldable section.</summary>
    public void BeginSection(string text, bool collapsed = true) =>
        Console.WriteCommand($"\e[0Ksection_start:{Now}:{Identifier(text)}{(collapsed ? "[collapsed=true]" : "")}\r\e[0K{text}");

    /// <summary>Closes the section of that text.</summary>
    public void EndSection(string text) => Console.WriteCommand($"\e[0Ksection_end:{Now}:{Identifier(text)}\r\e[0K");

    /// <inheritdoc/>
    public override string ToString() => nameof(GitLab);

    internal override void TellOutputs(IReadOnlyDictionary<string, string> outputs) =>
        Leave(CiFile.Dotenv, string.Concat(outputs.Select(output => OutputText.ForDotenv(output.Key, output.Value))));

    /// <inheritdoc/>
    protected override IDisposable WriteBlock(string text)
    {
        BeginSection(text, collapsed: false);
        return DelegateDisposable.CreateBracket(cleanup: () => EndSection(text));
    }

    /// <inheritdoc/>
    protected override void ReportWarning(string text, string? details = null) => Note("minor", text, details);

    /// <inheritdoc/>
    protected override void ReportError(string text, string? details = null) => Note("critical", text, details);

    /// <inheritdoc/>
    protected override void WriteBuildOutcome(INukeBuild build)
    {
        base.WriteBuildOutcome(build);
        try
        {
            Leave(CiFile.CodeQuality, _quality.Write());
            Leave(CiFile.Summary, Console.Mask.Apply(MarkdownSummary.Write(build)));
            if (_surroundings.Variable("CI_JOB_URL") is { } job)
                Leave(CiFile.Annotations, Links(job));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"The reports for GitLab cannot be written: {exception.Message}", Tint.Warning);
        }
    }

    private void Note(string severity, string text, string? details)
    {
        var message = Console.Mask.Apply(details is null ? text : $"{text}: {details}");
        _quality.Add(
            severity,
            BuildEngine.Run.CurrentTarget?.Name ?? "build",
            message,
            SourcePlace.In(message, BuildEngine.Run.RootDirectory)
        );
    }

    private static void Leave(string name, string text) => CiFile.Write(BuildEngine.Run.RootDirectory, name, text);

    // What the page of a job shows beside its log: only links may stand there.
    private static string Links(string job) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["Build"] = new[]
                {
                    new
                    {
                        external_link = new
                        {
                            label = "Summary of the run",
                            url = $"{job}/artifacts/file/{CiFile.Relative(CiFile.Summary)}",
                        },
                    },
                },
            }
        );

    private long Now => _surroundings.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Identifier(string text) =>
        new([.. text.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')]);
}
