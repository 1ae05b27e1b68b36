using Nuke.Common;

namespace Nuke.Embedded.Tests.Running;

/// <summary>A build with a target that is skipped while what it depends on is unchanged.</summary>
internal sealed class CompileBuild : NukeBuild, ILink
{
    [Parameter("How to compile")]
    private readonly string flavour = "plain";

    [Parameter("A token"), Secret]
    private readonly string? token = null;

    public List<string> Trace { get; } = [];

    public bool Fails { get; init; }

    [Inputs("src/**/*.c", "!src/old/**", Parameters = [nameof(flavour), nameof(token)])]
    [Outputs("out/*.o")]
    public Target Compile =>
        _ =>
            _.Executes(() =>
            {
                Trace.Add($"compile {flavour}{token}");
                if (Fails)
                    throw new InvalidOperationException("no compiler");
                Directory.CreateDirectory(RootDirectory / "out");
                File.WriteAllText(RootDirectory / "out" / "a.o", "object");
            });

    [Inputs("src/none/*.c")]
    public Target Nothing => _ => _.Executes(() => Trace.Add("nothing"));

    void ILink.Note() => Trace.Add("link");
}
