using Nuke.Embedded.CommandLine;
using Nuke.Embedded.Parameters;

namespace Nuke.Embedded.Output;

/// <summary>All words that a shell may offer, one a line.</summary>
internal static class ShellCompletion
{
    public static int Write(BuildRun run, IEnumerable<ParameterDefinition> parameters)
    {
        var words = run.Targets.Where(target => target.Listed).Select(target => target.Name)
            .Concat(parameters.Where(parameter => parameter.Attribute.List).Select(parameter => parameter.Option))
            .Concat(EngineOption.All.Select(option => "--" + option.Name))
            .Distinct();
        run.Console.WriteLine(string.Join('\n', words));
        return ExitCodes.Success;
    }
}
