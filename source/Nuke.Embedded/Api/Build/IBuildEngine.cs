using System.Linq.Expressions;

namespace Nuke.Common;

/// <summary>What the API asks of the engine.</summary>
internal interface IBuildEngine
{
    /// <summary>The run that the calling code belongs to; outside of any, one that only knows its surroundings.</summary>
    IBuildRun CurrentRun { get; }

    /// <summary>Runs a build as the command line of the process says.</summary>
    /// <returns>The exit code.</returns>
    int Execute<T>(IReadOnlyList<LambdaExpression> defaultTargets)
        where T : INukeBuild, new();

    /// <summary>Writes what became of the targets.</summary>
    void WriteTargetOutcome(INukeBuild build);

    /// <summary>Writes what became of the run.</summary>
    void WriteBuildOutcome(INukeBuild build);
}
