using Nuke.Common.Utilities;
using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool.Commands;

/// <summary>Prints the values between <c># CONFIGURATION</c> and <c># EXECUTION</c> of the script.</summary>
internal static class GetConfigurationCommand
{
    public static int Run()
    {
        var script = BuildRoot.Require().Script;
        Console.WriteLine($"Configuration from {script}:");
        var lines = File.ReadLines(script)
            .SkipWhile(line => !line.StartsWithOrdinalIgnoreCase("# CONFIGURATION"))
            .TakeWhile(line => !line.StartsWithOrdinalIgnoreCase("# EXECUTION"))
            .Where(line => !line.StartsWithAny("#", "export ", "$env:") && line.Contains('=', StringComparison.Ordinal));
        foreach (var line in lines)
        {
            var (name, value) = (
                line[..line.IndexOf('=', StringComparison.Ordinal)],
                line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]
            );
            Console.WriteLine(
                $"{name.TrimStart('$').Trim().SplitCamelHumpsWithKnownWords().JoinUnderscore().ToUpperInvariant()} "
                    + $"= {value.Trim().TrimMatchingDoubleQuotes()}"
            );
        }

        return ExitCodes.Success;
    }
}
