namespace Nuke.Common.Tooling;

/// <summary>The text of an enum value, where it is not its name.</summary>
/// <param name="value">The text.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EnumValueAttribute(string value) : Attribute
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;
}
