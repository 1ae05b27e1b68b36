using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shapes;

/// <summary>Values under the keys described.</summary>
/// <param name="Keys">The keys, in the order of the documentation.</param>
internal sealed record MapShape(params ImmutableArray<KeyDescription> Keys) : Shape
{
    /// <summary>Keys of which at most one may be there.</summary>
    public ImmutableArray<string> AtMostOne { get; init; } = [];

    /// <summary>Keys of which exactly one must be there.</summary>
    public ImmutableArray<string> ExactlyOne { get; init; } = [];

    /// <summary>Keys that make sense only together with one of others.</summary>
    public ImmutableArray<Companion> Companions { get; init; } = [];

    /// <summary>What is checked when all values are sound: gives the key and what is wrong with it, or null.</summary>
    public Func<Section, (string Key, string Message)?>? Check { get; init; }
}

/// <summary>A key that makes sense only together with one of others.</summary>
internal sealed record Companion(string Key, params ImmutableArray<string> Needs);

/// <summary>A key, what it means and what its value looks like.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Text">One sentence for the schema and the editor that reads it.</param>
/// <param name="Shape">What its value looks like.</param>
internal sealed record KeyDescription(string Name, string Text, Shape Shape)
{
    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>What holds when it is not there, for the schema.</summary>
    public object? Default { get; init; }
}
