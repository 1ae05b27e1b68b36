namespace Nuke.Common;

/// <summary>Puts a prefix before the names of all parameters of a component.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class ParameterPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The prefix; of <c>MirrorPrefix</c> it is <c>Mirror</c>.</summary>
    public string Prefix { get; } = prefix.EndsWith(nameof(Prefix), StringComparison.Ordinal) ? prefix[..^nameof(Prefix).Length] : prefix;
}
