using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Tooling;

/// <summary>A line that a process wrote.</summary>
[SuppressMessage("Design", "CA1051", Justification = "The fields are the API of NUKE.")]
[SuppressMessage("Performance", "CA1815", Justification = "The fields are the API of NUKE; two lines are not compared.")]
public struct Output
{
    /// <summary>Where it was written to.</summary>
    public OutputType Type;

    /// <summary>The line.</summary>
    public string Text;
}
