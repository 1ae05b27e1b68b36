using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Common;

/// <summary>One run of a build, as far as the API speaks of it.</summary>
internal interface IBuildRun
{
    Surroundings Surroundings { get; }

    IRunConsole Console { get; }

    string RootDirectory { get; }

    /// <summary>The build; null while it is not made.</summary>
    INukeBuild? Build { get; }

    Host Host { get; set; }

    Verbosity Verbosity { get; set; }

    bool NoLogo { get; set; }

    IReadOnlyList<ExecutableTarget> Plan { get; }

    /// <summary>The target that the calling code belongs to; null outside of any.</summary>
    ExecutableTarget? CurrentTarget { get; }

    bool ShowsPlan { get; }

    bool ShowsHelp { get; }

    bool Continues { get; }

    Partition Partition { get; }

    IReadOnlyList<string> Profiles { get; }

    /// <summary>
    /// The value that was given for a member with <see cref="ParameterAttribute"/>, in the member's type; null when none was.
    /// </summary>
    object? ValueOf(MemberInfo member);

    /// <summary>Tells what comes after the run.</summary>
    void SetOutput(string name, string value);

    /// <summary>Repeats what was warned of and what failed.</summary>
    void WriteErrorsAndWarnings();
}
