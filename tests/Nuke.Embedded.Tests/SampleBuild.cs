using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Nuke.Common;
using Serilog;

namespace Nuke.Embedded.Tests;

/// <summary>A build as a release engineer would write it, with something of everything.</summary>
[SuppressMessage("Style", "IDE0044", Justification = "Parameters are set from outside.")]
internal sealed class SampleBuild : NukeBuild, IPack, IShip
{
    [Parameter("How often to try")]
    private readonly int retries = 3;

    [Parameter("A token for the server"), Secret]
    private readonly string? token = null;

    [Parameter("Names to greet", Name = "Names", Separator = "+")]
    private readonly string[] greeted = [];

    public List<string> Trace { get; } = [];

    public int Retries => retries;

    public IReadOnlyList<string> Greeted => greeted;

    public Target Prepare => _ => _.Description("Makes the place ready").Executes(() => Say("prepare"));

    public Target Fetch => _ => _.Description("Gets what is needed").DependsOn(Prepare).Executes(() => Say($"fetch with {token}"));

    public Target Check => _ => _.OnlyWhenDynamic(() => retries > 5).DependsOn(Prepare).Executes(() => Say("check"));

    public Target Break => _ => _.Description("Fails").Executes(() => throw new InvalidOperationException($"the server refused {token}"));

    public Target Afterwards => _ => _.DependsOn(Break).Executes(() => Say("afterwards"));

    public Target Unrelated => _ => _.After(Break).Executes(() => Say("unrelated"));

    public Target Tidy => _ => _.AssuredAfterFailure().After(Break).Executes(() => Say("tidy"));

    public Target Tolerated => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("never mind"));

    public Target Later => _ => _.DependsOn(Tolerated).Executes(() => Say("later"));

    public Target Circle => _ => _.DependsOn(Square);

    public Target Square => _ => _.DependsOn(Circle);

    public Target Warn => _ => _.Executes(() => Log.Warning("beware of {Token}", token));

    public Target Echo =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    using var process = Process.Start(
                        new ProcessStartInfo("echo", ["child says", token ?? ""]) { RedirectStandardOutput = true }
                    )!;
                    Console.Write(process.StandardOutput.ReadToEnd());
                    process.WaitForExit();
                });

    public Target Report =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                    ReportSummary(_ =>
                        new()
                        {
                            ["changed"] = "true",
                            ["Release notes"] = "first\nsecond",
                            ["login"] = $"with {token}",
                        }
                    )
                );

    public Target Misconfigured =>
        _ => _.Unlisted().Executes(() => throw new InvalidOperationException(".nuke/distro.yaml:3:5: name: is missing"));

    public Target Split => _ => _.Unlisted().Partition(3).Executes(() => Say($"{Partition}"));

    public Target Hidden => _ => _.Unlisted().Executes(() => Say("hidden"));

    public Target Sealed => _ => _.Executes(() => ExitCode = 75);

    public Target Static => _ => _.OnlyWhenStatic(() => IsServerBuild).DependsOn(Prepare).Executes(() => Say("static"));

    public void Say(string text)
    {
        lock (Trace)
            Trace.Add(text);
        Log.Information("{Text}", text);
    }

    Target IPack.Pack => _ => _.Inherit<IPack>(x => x.Pack).Executes(() => Say("packed twice"));
}
