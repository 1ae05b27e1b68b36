using System.Text;

namespace Nuke.Embedded.Output;

/// <summary>Takes the place of the process's standard output, so that what targets print themselves is masked too.</summary>
internal sealed class ConsoleWriter(BuildConsole console) : TextWriter
{
    private readonly AsyncLocal<StringBuilder?> line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
            FinishLine();
        else
            (line.Value ??= new()).Append(value);
    }

    public override void Write(string? value)
    {
        foreach (var character in value ?? "")
            Write(character);
    }

    public override void Flush()
    {
        if (line.Value is { Length: > 0 })
            FinishLine();
    }

    private void FinishLine()
    {
        console.WriteLine(line.Value?.ToString() ?? "");
        line.Value?.Clear();
    }
}
