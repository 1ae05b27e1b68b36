namespace Nuke.Embedded.Engine.Processes;

/// <summary>A line of the process table.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">The number of its parent.</param>
/// <param name="Start">When it began, in hundredths of a second since the machine did; with the number it names a process for good.</param>
/// <param name="IsAlive">False when it has ended and only its parent has not asked for its exit code yet.</param>
internal sealed record ProcessEntry(int Id, int Parent, long Start, bool IsAlive)
{
    /// <summary>Reads <c>/proc/ID/stat</c>; see proc(5).</summary>
    /// <returns>Null when there is no such process any more.</returns>
    public static ProcessEntry? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            // The second field is the name in parentheses, which may contain spaces and parentheses itself.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new(id, int.Parse(fields[1]), long.Parse(fields[19]), fields[0] is not ("Z" or "X"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
