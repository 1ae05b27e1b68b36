using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Run;

namespace DistroFactory.Steps.Trigger;

/// <summary>Starts the release in CI that the watcher found to be needed.</summary>
internal static class TriggerStep
{
    /// <summary>Starts it, and says so.</summary>
    /// <exception cref="FactoryException">It cannot be started.</exception>
    public static async Task RunAsync(Workplace workplace, TriggerAddress address, string? token, CancellationToken cancellation)
    {
        token ??= address.Kind == "github" ? workplace.Options.GitHubToken : null;
        var trigger = Triggers.Create(address, token, RetryingClient.Create(workplace.Log.WriteLine, workplace.Proxy));
        var page = await trigger.FireAsync(cancellation);
        workplace.Log.WriteLine($"Started {trigger.Name}{(page is null ? "" : $": {page}")}.");
    }
}
