using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Embedded;

namespace Nuke.Common.ValueInjection;

/// <summary>A member whose value comes from outside of the code.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is the API of NUKE.")]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build the member belongs to.</summary>
    public INukeBuild? Build => BuildRun.Current.Build;

    /// <summary>Members of higher priority get their value first.</summary>
    public virtual int Priority => 0;

    /// <summary>Whether a failure to get the value is passed over in silence.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null when there is none.</summary>
    public object? TryGetValue(MemberInfo member, object instance) => GetValue(member, instance);

    /// <summary>The value, or null when there is none.</summary>
    public abstract object? GetValue(MemberInfo member, object instance);
}
