namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>
/// Keeps the output of each target in one piece: the one that began first writes straight through, the others wait; when it has ended,
/// those that ended meanwhile follow, then the oldest that still runs has the turn.
/// </summary>
internal sealed class OutputTurns(Action<string> write)
{
    private readonly List<TargetOutput> _open = [];

    public void Begin(TargetOutput output)
    {
        _open.Add(output);
        // What a condition wrote, before it was known whether the target runs, comes first.
        if (_open.Count == 1)
            GiveTurn(output);
    }

    public void End(TargetOutput output)
    {
        output.HasEnded = true;
        if (!output.HasTurn)
            return;
        _open.Remove(output);
        foreach (var ended in _open.Where(other => other.HasEnded).ToList())
            Release(ended);
        if (_open.Count > 0)
            GiveTurn(_open[0]);
    }

    /// <summary>Writes all that is kept; the process is about to end.</summary>
    public void ReleaseAll()
    {
        foreach (var output in _open)
            GiveTurn(output);
    }

    private void Release(TargetOutput output)
    {
        _open.Remove(output);
        GiveTurn(output);
    }

    private void GiveTurn(TargetOutput output)
    {
        output.HasTurn = true;
        if (output.Kept.Length > 0)
            write(output.Kept.ToString());
        output.Kept.Clear();
    }
}
