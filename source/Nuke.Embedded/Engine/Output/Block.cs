namespace Nuke.Embedded.Output;

/// <summary>The end of a block of output.</summary>
internal sealed class Block(Action? end) : IDisposable
{
    public static Block WithoutEnd { get; } = new(null);

    public void Dispose() => end?.Invoke();
}
