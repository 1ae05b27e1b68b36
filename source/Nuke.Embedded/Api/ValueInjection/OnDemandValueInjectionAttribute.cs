namespace Nuke.Common;

/// <summary>The values of all members are found out when they are first read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class OnDemandValueInjectionAttribute : Attribute;
