using System.Text;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>Takes the place of the process's standard output, so that what targets print themselves is masked too.</summary>
internal sealed class ConsoleWriter(BuildConsole console) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => console.WritePart(value.ToString());

    public override void Write(string? value) => console.WritePart(value ?? "");

    public override void Write(char[] buffer, int index, int count) => console.WritePart(new(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => console.WritePart(new(buffer));

    // In one piece, lest what another thread writes come between text and line break.
    public override void WriteLine(string? value) => console.WritePart(value + "\n");

    public override void WriteLine() => console.WritePart("\n");
}
