using Nuke.Common;
using Nuke.Common.Tooling;
using ToolOutput = Nuke.Common.Tooling.Output;

namespace Nuke.Embedded.Tests.Tooling;

#pragma warning disable CS0649, CS8618, IDE0044 // Tools are set from outside.

/// <summary>A build that starts programs without a wrapper for them.</summary>
internal sealed class ToolBuild : NukeBuild
{
    [PathVariable("sh")]
    private readonly Tool shell;

    [PathVariable]
    private readonly Tool noSuchProgram;

    [LocalPath("tools/hello")]
    private readonly Tool hello;

    [Parameter, Secret]
    private readonly string? token;

    public IReadOnlyCollection<ToolOutput> Written { get; private set; } = [];

    public Target Speak => _ => _.Executes(() => Written = shell($"-c {"echo out; echo err >&2"}"));

    public Target Fail => _ => _.Executes(() => shell("-c \"echo broken >&2; exit 3\""));

    public Target Tolerate =>
        _ => _.Executes(() => shell("-c \"exit 3\"", exitHandler: process => Serilog.Log.Information("code {Code}", process.ExitCode)));

    public Target Local => _ => _.Executes(() => Written = hello($"{"a b"} {RootDirectory / "x y"}"));

    public Target Whisper => _ => _.Executes(() => Written = shell($"-c {"echo $0 | tr a-z A-Z; echo $0"} {token:r}"));

    public Target Shell =>
        _ => _.Executes(() => Written = ProcessTasks.StartShell("printf '%s\\n' \"a  b\" \\\\; exit 0").AssertZeroExitCode().Output);

    public Target Dawdle => _ => _.Executes(() => ProcessTasks.StartProcess("sleep", "600", timeout: 50).AssertZeroExitCode());

    public Target Need => _ => _.Requires(() => noSuchProgram).Executes(() => { });
}
