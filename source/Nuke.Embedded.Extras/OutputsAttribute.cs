namespace Nuke.Embedded;

/// <summary>What a target makes. One with <see cref="InputsAttribute"/> runs again when any of it is missing or was changed.</summary>
/// <param name="globs">Files below the root directory, such as <c>out/**</c>; a leading <c>!</c> excludes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputsAttribute(params string[] globs) : Attribute
{
    /// <summary>Files below the root directory.</summary>
    public IReadOnlyList<string> Globs { get; } = globs;
}
