namespace Nuke.Embedded.Tests;

/// <summary>Marks a test that shows where this engine does better: a number of the list of what disappoints in the original one.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class DisappointmentAttribute(int number) : PropertyAttribute("Disappointment", number)
{
    public int Number { get; } = number;
}
