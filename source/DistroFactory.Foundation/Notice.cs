namespace DistroFactory.Foundation;

/// <summary>A line for whoever runs the factory.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsWarning">Whether it asks for attention: CI servers mark it, and it is repeated at the end of a run.</param>
public sealed record Notice(string Text, bool IsWarning = false)
{
    /// <summary>A line that asks for attention.</summary>
    public static Notice Warning(string sentence) => new(sentence, IsWarning: true);
}
