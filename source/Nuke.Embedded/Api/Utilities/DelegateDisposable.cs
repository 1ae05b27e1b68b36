using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Something that is done when a block ends.</summary>
public sealed class DelegateDisposable : IDisposable
{
    private readonly Action? _cleanup;

    private DelegateDisposable(Action? cleanup) => _cleanup = cleanup;

    /// <summary>Does one thing now and another one at the end.</summary>
    public static IDisposable CreateBracket(Action? setup = null, Action? cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    /// <summary>Makes a thing now and puts it away at the end.</summary>
    public static IDisposable CreateBracket<T>(Func<T> setup, Action<T> cleanup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var obj = setup();
        return new DelegateDisposable(() => cleanup(obj));
    }

    /// <summary>Sets a field or property, and sets it back at the end.</summary>
    /// <exception cref="ArgumentException">The expression names neither.</exception>
    public static IDisposable SetAndRestore<T>(Expression<Func<T>> memberProvider, T value)
    {
        ArgumentNullException.ThrowIfNull(memberProvider);
        var access =
            memberProvider.Body as MemberExpression
            ?? throw new ArgumentException($"{memberProvider} names no field or property", nameof(memberProvider));
        var target = access.Expression is null
            ? null
            : Expression.Lambda(access.Expression).Compile(preferInterpretation: true).DynamicInvoke();
        var before = Get(access.Member, target);
        Set(access.Member, target, value);
        return new DelegateDisposable(() => Set(access.Member, target, before));
    }

    /// <summary>Does it.</summary>
    public void Dispose() => _cleanup?.Invoke();

    private static object? Get(MemberInfo member, object? target) =>
        member is PropertyInfo property ? property.GetValue(target) : ((FieldInfo)member).GetValue(target);

    private static void Set(MemberInfo member, object? target, object? value)
    {
        if (member is PropertyInfo property)
            property.SetValue(target, value);
        else
            ((FieldInfo)member).SetValue(target, value);
    }
}
