using Nuke.Common;

namespace Nuke.Embedded.Engine.Ci;

/// <summary>The outputs of a run so far, in the order in which they were first set.</summary>
internal sealed class RunOutputs(Func<Host> host, IRunConsole console)
{
    private readonly Lock _turn = new();
    private readonly OrderedDictionary<string, string> _values = [];

    /// <summary>Takes away what an earlier run left.</summary>
    public void Begin() => Tell();

    public void Set(string name, string value)
    {
        lock (_turn)
        {
            _values[name] = console.Mask.Apply(value);
            Tell();
        }
    }

    private void Tell()
    {
        try
        {
            host().TellOutputs(_values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.WriteLine($"The outputs of the run cannot be passed on: {exception.Message}", Tint.Warning);
        }
    }
}
