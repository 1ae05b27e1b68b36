using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Commands;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool;

/// <summary>The command <c>nuke</c>.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: nuke [TARGET…] [OPTION…]    runs ./build.sh of the repository that the working directory belongs to
               nuke --help                 lists its targets, parameters and options
               nuke :COMMAND

        Commands
          :setup                   makes a build here: build.sh, build.cmd, build.ps1, build/, .nuke/
          :complete "LINE"         prints what may come next on a command line
          :secrets [PROFILE]       encrypts the secrets of .nuke/parameters.json or .nuke/parameters.PROFILE.json
          :get-configuration       prints what build.sh is configured with
          :help                    prints this text
        """;

    public static int Main(string[] arguments)
    {
        try
        {
            return arguments is [[':', ..] command, .. var rest] ? RunCommand(command, rest) : RunBuild(arguments);
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCodes.TargetFailed;
        }
    }

    private static int RunCommand(string command, string[] arguments) =>
        Spelling.Plain(command) switch
        {
            "setup" => SetupCommand.Run(arguments),
            "complete" => CompleteCommand.Run(arguments),
            "secrets" => SecretsCommand.Run(arguments),
            "getconfiguration" => GetConfigurationCommand.Run(),
            "help" => Print(Usage),
            _ => throw new UsageException($"There is no command '{command}'{Suggest(command)}\n{Usage}"),
        };

    private static int RunBuild(string[] arguments)
    {
        if (BuildRoot.Find(arguments) is { } root)
        {
            if (arguments is ["--version"])
                Print($"nuke {ToolVersion.Text}");
            return Handover.To(root.Script, arguments);
        }

        return arguments switch
        {
            ["--version"] => Print($"nuke {ToolVersion.Text}"),
            ["--help" or "-h" or "-?"] => Print(Usage),
            _ => throw new UsageException(
                $"There is no directory .nuke in {Environment.CurrentDirectory} or above it, so there is no build "
                    + "to run. nuke :setup makes one; --root DIRECTORY names another place."
            ),
        };
    }

    private static string Suggest(string command) =>
        Spelling.Nearest(command, ["setup", "complete", "secrets", "get-configuration", "help"]) is { } nearest
            ? $"; did you mean :{nearest}?"
            : "";

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return ExitCodes.Success;
    }
}
