using Nuke.Embedded;
using Nuke.Embedded.Output;

namespace Nuke.Common.CI.GitLab;

/// <summary>A run on GitLab CI; see GitLab's list of predefined variables.</summary>
public sealed partial class GitLab : Host, IBuildServer
{
    private readonly Surroundings surroundings;

    internal GitLab(Surroundings surroundings) => this.surroundings = surroundings;

    /// <summary>The server of this run; null elsewhere.</summary>
    public static GitLab? Instance => NukeBuild.Host as GitLab;

    /// <summary>Opens a foldable section.</summary>
    public void BeginSection(string text, bool collapsed = true) =>
        Console.WriteCommand($"\e[0Ksection_start:{Now}:{Identifier(text)}{(collapsed ? "[collapsed=true]" : "")}\r\e[0K{text}");

    /// <summary>Closes the section of that text.</summary>
    public void EndSection(string text) => Console.WriteCommand($"\e[0Ksection_end:{Now}:{Identifier(text)}\r\e[0K");

    /// <inheritdoc/>
    public override string ToString() => nameof(GitLab);

    /// <inheritdoc/>
    protected override IDisposable WriteBlock(string text)
    {
        BeginSection(text, collapsed: false);
        return new Block(() => EndSection(text));
    }

    private long Now => surroundings.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Identifier(string text) =>
        new([.. text.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')]);
}
