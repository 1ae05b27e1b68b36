namespace Nuke.Common;

/// <summary>A parameter without which nothing runs; in a component: none of the component's targets.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
