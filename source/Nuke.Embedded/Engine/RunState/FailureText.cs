using System.Reflection;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>What an exception says, without what the framework wrapped around it.</summary>
internal static class FailureText
{
    public static Exception Unwrap(Exception exception)
    {
        while (
            exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 }
            && exception.InnerException is { } inner
        )
            exception = inner;
        return exception;
    }

    public static string Message(Exception exception) =>
        Unwrap(exception) is AggregateException several
            ? string.Join(Environment.NewLine, several.Flatten().InnerExceptions.Select(one => one.Message))
            : Unwrap(exception).Message;
}
