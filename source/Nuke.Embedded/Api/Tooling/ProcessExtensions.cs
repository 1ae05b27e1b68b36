using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>Processes that are waited for, and what they wrote.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits until a process ends; fails when its time is up.</summary>
    public static IProcess AssertWaitForExit([NotNull] this IProcess? process)
    {
        Assert.True(process is not null, "The process was not started");
        Assert.True(process.WaitForExit(), $"Process '{Path.GetFileName(process.FileName)}' took longer than it may take, and was ended");
        return process;
    }

    /// <summary>Waits until a process ends; fails when its time is up or its exit code is not 0.</summary>
    /// <exception cref="ProcessException">It is not.</exception>
    public static IProcess AssertZeroExitCode([NotNull] this IProcess? process)
    {
        process.AssertWaitForExit();
        return process.ExitCode == 0 ? process : throw new ProcessException(process);
    }

    /// <summary>Fails when a line was written to standard error.</summary>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        string[] errors = [.. output.Where(line => line.Type == OutputType.Err).Select(line => line.Text)];
        Assert.True(errors.Length == 0, $"Nothing may be written to standard error; there was: {errors.FirstOrDefault()}");
        return output;
    }

    /// <summary>What was written to standard output.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        output.Where(line => line.Type == OutputType.Std).Select(line => line.Text).JoinNewLine();

    /// <summary>The object that was written to standard output as JSON.</summary>
    public static T StdToJson<T>(this IEnumerable<Output> output) => output.StdToText().GetJson<T>();

    /// <summary>The object that was written to standard output as JSON.</summary>
    public static JObject StdToJson(this IEnumerable<Output> output) => output.StdToJson<JObject>();
}
