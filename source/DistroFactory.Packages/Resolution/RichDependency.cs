namespace DistroFactory.Packages.Resolution;

/// <summary>How a boolean dependency joins its two sides.</summary>
internal enum RichOperator
{
    /// <summary>Not joined: one capability.</summary>
    None,
    And,
    Or,
    If,
    Unless,
    With,
    Without,
}

/// <summary>A dependency as a tree: one capability, or an operator over two sides (and a third for <c>else</c>).</summary>
internal sealed record RichDependency(
    RichOperator Operator,
    Dependency? Capability,
    RichDependency? Left,
    RichDependency? Right,
    RichDependency? Else
)
{
    /// <summary>The tree of a dependency; a plain one is a leaf.</summary>
    /// <exception cref="FormatException">The boolean expression is malformed.</exception>
    public static RichDependency Of(Dependency dependency) =>
        dependency.Name.StartsWith('(') ? RichDependencyParser.Parse(dependency.Name) : Leaf(dependency);

    public static RichDependency Leaf(Dependency capability) => new(RichOperator.None, capability, null, null, null);

    public static RichDependency Join(RichOperator op, RichDependency left, RichDependency right, RichDependency? otherwise = null) =>
        new(op, null, left, right, otherwise);
}
