using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build with secrets of its own and of a component.</summary>
internal sealed class SecretiveBuild : NukeBuild, IConfide
{
    [Parameter("A token"), Secret]
    private readonly string? token = null;

    public List<string?> Seen { get; } = [];

    public Target Show =>
        _ =>
            _.Executes(() =>
            {
                Seen.AddRange([token, ((IConfide)this).Other]);
                Console.WriteLine($"with {token}");
            });

    public Target Rest => _ => _.Executes(() => Console.WriteLine("rest"));
}
