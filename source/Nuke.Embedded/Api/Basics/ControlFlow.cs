using Serilog;

namespace Nuke.Common;

/// <summary>Ways to deal with code that may fail.</summary>
public static class ControlFlow
{
    /// <summary>Runs an action; when it throws, logs a warning and goes on.</summary>
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true) =>
        SuppressErrors<object?>(
            () =>
            {
                action();
                return null;
            },
            null,
            includeStackTrace,
            logWarning
        );

    /// <summary>Runs a function; when it throws, logs a warning and returns the default.</summary>
    public static T? SuppressErrors<T>(Func<T> action, T? defaultValue = default, bool includeStackTrace = false, bool logWarning = true)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            return action();
        }
        catch (Exception exception)
        {
            if (logWarning)
                Log.Warning("{Message}", includeStackTrace ? exception.ToString() : exception.Message);
            return defaultValue;
        }
    }

    /// <summary>Runs a function; when it throws, logs a warning and returns nothing.</summary>
    public static IEnumerable<T> SuppressErrors<T>(Func<IEnumerable<T>> action, bool includeStackTrace = false)
    {
        ArgumentNullException.ThrowIfNull(action);
        return SuppressErrors<IEnumerable<T>>(() => action().ToList(), [], includeStackTrace) ?? [];
    }

    /// <summary>Runs an action, again after a pause when it throws, so many times at most.</summary>
    public static void ExecuteWithRetry(
        Action action,
        Action? cleanup = null,
        int retryAttempts = 3,
        TimeSpan? delay = null,
        Action<string>? logAction = null
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception) when (attempt < retryAttempts)
            {
                (logAction ?? Log.Warning).Invoke($"Attempt {attempt} of {retryAttempts} failed: {exception.Message}");
                Thread.Sleep(delay ?? TimeSpan.Zero);
            }
            finally
            {
                cleanup?.Invoke();
            }
        }
    }
}
