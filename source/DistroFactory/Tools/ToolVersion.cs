using System.Text.RegularExpressions;
using DistroFactory.Connections.Commands;

namespace DistroFactory.Tools;

/// <summary>What a tool says of its version.</summary>
internal static partial class ToolVersion
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The number in what <c>PROGRAM --version</c> prints first; a tool without one is <c>unknown</c>, a missing one <c>not installed</c>.
    /// </summary>
    public static async Task<string> AskAsync(string program, CancellationToken cancellation)
    {
        try
        {
            var answer = await new CommandRunner()
                .RunAsync(new ExternalCommand(program, "--version") { Timeout = s_patience }, cancellation)
                .ConfigureAwait(false);
            return Number().Match(answer.Text) is { Success: true } number ? number.Value : "unknown";
        }
        catch (CommandException failure)
        {
            return failure.CommandExitCode is null && CommandPath.Find(program) is null ? "not installed" : "unknown";
        }
    }

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex Number();
}
