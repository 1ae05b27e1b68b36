using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.Utilities;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>A member whose value comes from outside of the code.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is the API of NUKE.")]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build the member belongs to.</summary>
    public INukeBuild? Build => BuildEngine.Run.Build;

    /// <summary>Members of higher priority get their value first.</summary>
    public virtual int Priority => 0;

    /// <summary>Whether a failure to get the value is passed over in silence.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null when there is none.</summary>
    /// <remarks>What fails is a warning, so that a build whose targets do not need the value still runs.</remarks>
    public object? TryGetValue(MemberInfo member, object instance)
    {
        ArgumentNullException.ThrowIfNull(member);
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception) when (exception is not (UsageException or OperationCanceledException))
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
                Log.Warning("{Member} has no value: {Message}", member.Name, exception.Unwrap().Message);
            return null;
        }
    }

    /// <summary>The value, or null when there is none.</summary>
    public abstract object? GetValue(MemberInfo member, object instance);

    /// <summary>The value of another member of the build.</summary>
    /// <exception cref="ArgumentException">There is no such member, or it has no value of that type.</exception>
    protected T GetMemberValue<T>(string memberName, object instance) =>
        GetMemberValueOrNull<T>(memberName, instance) ?? throw new ArgumentException($"{memberName} has no value", nameof(memberName));

    /// <summary>The value of another member of the build, or the default.</summary>
    protected T? GetMemberValueOrNull<T>(string memberName, object instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var member =
            Hierarchy(instance.GetType()).SelectMany(type => type.GetMember(memberName, Any | BindingFlags.DeclaredOnly)).FirstOrDefault()
            ?? throw new ArgumentException($"{instance.GetType().Name} has no member {memberName}", nameof(memberName));
        var value = member switch
        {
            PropertyInfo property => property.GetValue(instance),
            FieldInfo field => field.GetValue(instance),
            MethodInfo method => method.Invoke(instance, null),
            _ => null,
        };
        return value is T typed ? typed : default;
    }

    // The class and those it is built upon, without the API's own.
    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var next = type; next is not null && next.Assembly != typeof(INukeBuild).Assembly; next = next.BaseType)
            yield return next;
    }
}
