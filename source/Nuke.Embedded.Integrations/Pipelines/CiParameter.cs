using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>
/// A parameter of the build as a pipeline passes it on: in an environment variable, so that no value is ever part of a command.
/// </summary>
/// <param name="Variable">The variable, such as <c>FACTORY_DIR</c>.</param>
/// <param name="Description">One line.</param>
/// <param name="Default">The value that was given to <c>GenerateCi</c>; null when there was none.</param>
/// <param name="IsSecret">Whether it comes from the server's store of secrets.</param>
/// <param name="IsSwitch">Whether it is true or false.</param>
/// <param name="Values">The values to choose from; empty when any will do.</param>
internal sealed record CiParameter(
    string Variable,
    string Description,
    string? Default,
    bool IsSecret,
    bool IsSwitch,
    IReadOnlyList<string> Values
)
{
    /// <summary>The name in lower case with dashes, as GitHub's inputs and Jenkins's credentials are called.</summary>
    public string Key => Variable.ToLowerInvariant().Replace('_', '-');

    public static CiParameter Of(ParameterDefinition parameter, BuildRun run) =>
        new(
            Spelling.Shouted(parameter.Name),
            parameter.Attribute.Description ?? parameter.Name,
            parameter.IsSecret ? null : run.Parameters.OnCommandLine(parameter),
            parameter.IsSecret,
            parameter.IsSwitch,
            [.. parameter.Attribute.GetValueSet(parameter.Member, run.Build!)?.Select(value => value.Text) ?? []]
        );
}
