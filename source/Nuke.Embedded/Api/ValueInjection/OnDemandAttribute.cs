namespace Nuke.Common;

/// <summary>The value of the member is found out when it is first read; here that is so for all members of components.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OnDemandAttribute : Attribute;
