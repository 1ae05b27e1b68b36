using CliWrap;
using Nuke.Common;

/// <summary>Compiles this repository.</summary>
internal interface ICompile : INukeBuild
{
    /// <summary>The solution of this repository.</summary>
    string Solution => RootDirectory / "DistroFactory.sln";

    Target Compile => _ => _.Description("Compiles the solution; a warning is an error").Executes(BuildSolution);

    /// <summary>A call of dotnet in this repository; what it prints is printed.</summary>
    sealed Command Dotnet(params string[] words) =>
        Cli.Wrap("dotnet")
            .WithArguments(words)
            .WithWorkingDirectory(RootDirectory)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(System.Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(System.Console.Error.WriteLine));

    private async Task BuildSolution() => await Dotnet("build", Solution, "-nologo", "-v", "quiet", "-clp:NoSummary").ExecuteAsync();
}
