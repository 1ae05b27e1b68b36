namespace DistroFactory.Foundation;

/// <summary>Where a run tells what it does. Steps that work at once may write at once.</summary>
public abstract class RunLog
{
    /// <summary>Writes a line.</summary>
    public abstract void Write(Notice notice);

    /// <summary>Writes what a step does or a tool prints: one line, or several.</summary>
    public void WriteLine(string text) => Write(new(text));

    /// <summary>Writes a warning: one sentence, without the word.</summary>
    public void Warn(string sentence) => Write(Notice.Warning(sentence));
}
