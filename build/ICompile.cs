using CliWrap;
using Nuke.Common;

/// <summary>Compiles this repository.</summary>
internal interface ICompile : INukeBuild
{
    /// <summary>The solution of this repository.</summary>
    string Solution => RootDirectory / "DistroFactory.sln";

    Target Compile => _ => _.Description("Compiles the solution; a warning is an error").Executes(BuildSolution);

    private async Task BuildSolution() =>
        await Cli.Wrap("dotnet")
            .WithArguments(["build", Solution, "-nologo", "-v", "quiet", "-clp:NoSummary"])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(System.Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(System.Console.Error.WriteLine))
            .ExecuteAsync();
}
