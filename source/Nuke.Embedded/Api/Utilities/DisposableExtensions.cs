namespace Nuke.Common.Utilities;

/// <summary>Blocks within blocks.</summary>
public static class DisposableExtensions
{
    /// <summary>Does one thing now and another one at the end, before the block that is there ends.</summary>
    public static IDisposable CombineWith(this IDisposable disposable, Action? setup = null, Action? cleanup = null) =>
        DelegateDisposable.CreateBracket(
            setup,
            () =>
            {
                cleanup?.Invoke();
                disposable.Dispose();
            }
        );

    /// <summary>Ends another block before the one that is there.</summary>
    public static IDisposable CombineWith(this IDisposable disposable, IDisposable otherDisposable)
    {
        ArgumentNullException.ThrowIfNull(otherDisposable);
        return disposable.CombineWith(cleanup: otherDisposable.Dispose);
    }
}
