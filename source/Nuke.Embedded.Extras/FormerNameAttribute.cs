namespace Nuke.Embedded;

/// <summary>
/// What a target was called before: whoever still types it is told the name of today. Under another engine the attribute means nothing.
/// </summary>
/// <param name="name">The name that it had.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class FormerNameAttribute(string name) : Attribute
{
    /// <summary>The name that it had.</summary>
    public string Name { get; } = name;
}
