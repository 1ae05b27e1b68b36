namespace Nuke.Embedded;

/// <summary>A build whose targets may run at once where none waits for the other; <c>--parallel N</c> has the last word.</summary>
/// <param name="degree">How many targets may run at once; 0: one for each processor.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ParallelAttribute(int degree = 0) : Attribute
{
    /// <summary>How many targets may run at once; 0: one for each processor.</summary>
    public int Degree { get; } = degree;
}
