namespace Nuke.Embedded;

/// <summary>
/// What a target tells those who follow the run. It is shown unless the run is to say little (<c>--verbosity minimal</c> or <c>quiet</c>),
/// and is in the log of the run in any case. What was asked for, and may be read by a program, is written to <see cref="Console.Out"/>
/// instead, which is always shown.
/// </summary>
public static class BuildLog
{
    /// <summary>Writes a line; an engine that does not know of this shows it.</summary>
    public static void WriteLine(string text)
    {
        if (RunServices.Current is { } run)
            run.WriteDetail(text);
        else
            Console.WriteLine(text);
    }
}
