using Nuke.Common;
using Serilog;

namespace Nuke.Embedded.Tests;

/// <summary>A build that says something of every kind, and what it is about.</summary>
internal sealed class TellingBuild : NukeBuild, IKeepsLog
{
    [Parameter("For the server"), Secret]
    private readonly string? token = null;

    public string? LogFolder { get; init; }

    public string Kind { get; init; } = "acme, first release";

    public Target Talk =>
        _ =>
            _.Executes(() =>
            {
                BuildSubject.Set("acme 20", Kind);
                Log.Debug("a hint");
                Log.Information("an event with {Token}", token);
                BuildLog.WriteLine("a detail");
                Console.WriteLine("an answer");
                Log.Warning("a warning");
            });

    public Target Break => _ => _.DependsOn(Talk).Executes(() => throw new IOException($"no disk for {token}"));
}
