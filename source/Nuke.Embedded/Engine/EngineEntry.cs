using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common;
using Nuke.Embedded.Engine.Reports;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine;

/// <summary>The engine as the API knows it.</summary>
internal sealed class EngineEntry : IBuildEngine
{
    public IBuildRun CurrentRun => BuildRun.Current;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "API and engine are one assembly, and the API need not know the engine.")]
    public static void Register() => BuildEngine.Instance = new EngineEntry();

    public int Execute<T>(IReadOnlyList<LambdaExpression> defaultTargets)
        where T : INukeBuild, new() =>
        BuildSession.Execute(ProcessSurroundings.Read(), () => (NukeBuild)(INukeBuild)new T(), typeof(T), defaultTargets);

    public void WriteTargetOutcome(INukeBuild build) => SummaryTable.WriteTargets(BuildRun.Current.Console, build);

    public void WriteBuildOutcome(INukeBuild build) => SummaryTable.WriteOutcome(BuildRun.Current, build);
}
