using CliWrap;
using Nuke.Common;
using Serilog;

/// <summary>Lays out the sources of this repository.</summary>
internal interface IFormat : ICompile
{
    Target Format =>
        _ =>
            _.Description("Lays out the sources: CSharpier, then dotnet format")
                .DependsOn<ICompile>()
                .Executes(async () =>
                {
                    await Require("tool", "restore");
                    await Require("csharpier", "format", ".");
                    await Require("format", Solution, "--no-restore");
                });

    Target CheckFormat =>
        _ =>
            _.Description("Fails if Format would change a source")
                .DependsOn<ICompile>()
                .Executes(async () =>
                {
                    if (await Try("tool", "restore") == 0)
                        await Require("csharpier", "check", ".");
                    else
                        Log.Warning("CSharpier cannot be had: where lines break is not checked");
                    await Require("format", Solution, "--no-restore", "--verify-no-changes");
                });

    private async Task Require(params string[] words)
    {
        var exitCode = await Try(words);
        if (exitCode != 0)
            Assert.Fail($"dotnet {words[0]} says above what is wrong (exit code {exitCode}); ./build.sh Format lays the sources out");
    }

    private async Task<int> Try(params string[] words) =>
        (await Dotnet(words).WithValidation(CommandResultValidation.None).ExecuteAsync()).ExitCode;
}
