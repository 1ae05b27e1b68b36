namespace Nuke.Embedded;

/// <summary>
/// What the result of a target depends on. While these files, the parameters, the outputs (<see cref="OutputsAttribute"/>) and the compiled
/// build are as they were when the target last succeeded, it is skipped.
/// </summary>
/// <param name="globs">Files below the root directory, such as <c>src/**/*.cs</c>; a leading <c>!</c> excludes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputsAttribute(params string[] globs) : Attribute
{
    /// <summary>Files below the root directory.</summary>
    public IReadOnlyList<string> Globs { get; } = globs;

    /// <summary>Names of parameters of the build that the result depends on, beside those the target requires.</summary>
    public string[] Parameters { get; set; } = [];
}
