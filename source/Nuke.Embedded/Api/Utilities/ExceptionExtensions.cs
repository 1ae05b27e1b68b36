using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Exceptions that wrap others.</summary>
public static class ExceptionExtensions
{
    /// <summary>The exception that the caller wants to see.</summary>
    public static Exception Unwrap(this Exception exception) =>
        exception switch
        {
            TypeInitializationException or TargetInvocationException when exception.InnerException is { } inner => inner.Unwrap(),
            AggregateException aggregate => aggregate.Flatten(),
            _ => exception,
        };
}
