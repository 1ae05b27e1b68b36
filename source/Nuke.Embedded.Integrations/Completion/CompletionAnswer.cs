using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Integrations.Completion;

/// <summary>Answers <c>--shell-completion</c>: the script of a shell, the candidates at a cursor, or all words.</summary>
internal static class CompletionAnswer
{
    public static void Write(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var candidates = new CompletionCandidates(run, parameters);
        var text = run.Options.ShellCompletion is { Length: > 0 } shell
            ? CompletionScript.Of(shell)
            : string.Join(
                '\n',
                run.Surroundings.Variable("COMP_LINE") is { } line ? candidates.At(CommandLineSoFar.Of(line)) : candidates.All
            );
        if (text.Length > 0)
            run.Console.WriteLine(text);
    }
}
