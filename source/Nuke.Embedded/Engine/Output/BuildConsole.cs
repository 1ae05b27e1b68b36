using Nuke.Embedded.Running;

namespace Nuke.Embedded.Output;

/// <summary>Where a run writes. Secrets are masked, and lines of targets that run at once carry the target's name.</summary>
internal sealed class BuildConsole(TextWriter output, bool isTerminal, SecretMask mask)
{
    private readonly Lock turn = new();

    /// <summary>Whether lines are preceded by the name of the target that wrote them.</summary>
    public bool NamesTargets { get; set; }

    public bool IsTerminal => isTerminal;

    public SecretMask Mask => mask;

    public void WriteLine() => WriteLine("");

    /// <summary>Writes a text of one or more lines.</summary>
    public void WriteLine(string text, Tint tint = Tint.None)
    {
        var prefix = NamesTargets && RunningTarget.Name is { } target ? $"{target} │ " : "";
        var lines = mask.Apply(text).Split('\n').Select(line => prefix + Paint(line.TrimEnd('\r'), tint));
        lock (turn)
        {
            foreach (var line in lines)
                output.WriteLine(line);
        }
    }

    /// <summary>Writes a command for a CI server; nothing is put before or around it.</summary>
    public void WriteCommand(string command)
    {
        lock (turn)
            output.WriteLine(mask.Apply(command));
    }

    public void Flush()
    {
        lock (turn)
            output.Flush();
    }

    private string Paint(string text, Tint tint) => !isTerminal || text.Length == 0 ? text : tint switch
    {
        Tint.Faint => $"\e[2m{text}\e[0m",
        Tint.Heading => $"\e[1;36m{text}\e[0m",
        Tint.Good => $"\e[32m{text}\e[0m",
        Tint.Warning => $"\e[33m{text}\e[0m",
        Tint.Bad => $"\e[1;31m{text}\e[0m",
        _ => text,
    };
}
