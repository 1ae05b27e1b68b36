namespace Nuke.Common;

/// <summary>Takes back <see cref="RequiredAttribute"/> for a member.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
