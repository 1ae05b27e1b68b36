namespace Nuke.Common.Utilities;

/// <summary>Values that are made when they are asked for.</summary>
public static class Lazy
{
    /// <summary>A value that a function will make.</summary>
    public static Lazy<T> Create<T>(Func<T> provider) => new(provider);
}
