using System.Text;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>What a target writes. Of targets that run at once only one has the turn; the lines of the others wait here.</summary>
internal sealed class TargetOutput(string target)
{
    public string Target => target;

    /// <summary>Whether it writes straight through.</summary>
    public bool HasTurn { get; set; }

    public bool HasEnded { get; set; }

    public StringBuilder Kept { get; } = new();

    /// <summary>The line that the target began by <see cref="Console.Write(string)"/> and has not ended.</summary>
    public StringBuilder Unfinished { get; } = new();

    /// <summary>When it last wrote.</summary>
    public long LastWrite { get; set; }
}
