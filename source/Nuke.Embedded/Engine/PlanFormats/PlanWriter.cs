using Nuke.Embedded.Engine.Integration;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.PlanFormats;

/// <summary>Prints the plan, or writes it to a file, in the form that was asked for.</summary>
internal static class PlanWriter
{
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static int Write(BuildRun run)
    {
        var text = run.Options.Plan switch
        {
            "mermaid" => MermaidPlan.Write(run.Plan),
            "dot" => DotPlan.Write(run.Plan),
            "json" => JsonPlan.Write(run.Plan),
            "html" => IntegrationLoader.Loaded.WritePlanPage(run.Plan),
            _ => TextPlan.Write(run.Plan),
        };
        if (run.Options.PlanFile is not { } file)
        {
            run.Console.WriteLine(text);
            return ExitCodes.Success;
        }

        try
        {
            File.WriteAllText(Path.GetFullPath(file, run.Surroundings.WorkingDirectory), run.Console.Mask.Apply(text) + "\n");
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output: {exception.Message}");
        }
    }
}
