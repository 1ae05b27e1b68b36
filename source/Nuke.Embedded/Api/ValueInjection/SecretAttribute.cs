namespace Nuke.Common;

/// <summary>A parameter whose value is masked wherever it would be printed.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
