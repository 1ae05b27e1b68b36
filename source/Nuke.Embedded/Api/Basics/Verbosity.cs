namespace Nuke.Common;

/// <summary>How much a run says.</summary>
public enum Verbosity
{
    /// <summary>Everything: also what is of use to those who look for a mistake, and stack traces.</summary>
    Verbose,

    /// <summary>What a release engineer wants to read.</summary>
    Normal,

    /// <summary>
    /// The names of the targets, warnings and errors, the table at the end, and what targets were asked for (<see cref="Console.Out"/>).
    /// </summary>
    Minimal,

    /// <summary>Warnings and errors, one line of result, and what targets were asked for.</summary>
    Quiet,
}
