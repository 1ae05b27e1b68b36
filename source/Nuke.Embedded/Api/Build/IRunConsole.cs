using Nuke.Embedded.Foundation;

namespace Nuke.Common;

/// <summary>Where a run writes, as hosts see it.</summary>
internal interface IRunConsole
{
    /// <summary>What is kept out of all that is written.</summary>
    SecretMask Mask { get; }

    /// <summary>Writes an empty line.</summary>
    void WriteLine(Verbosity until = Verbosity.Quiet);

    /// <summary>Writes a text of one or more lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tint">What it means.</param>
    /// <param name="until">The tersest verbosity that shows it; the log has it in any case.</param>
    void WriteLine(string text, Tint tint = Tint.None, Verbosity until = Verbosity.Quiet);

    /// <summary>Writes a command for a CI server; nothing is put before or around it.</summary>
    void WriteCommand(string command);
}
