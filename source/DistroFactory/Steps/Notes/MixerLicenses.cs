using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.MixerTool;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Steps.Notes;

/// <summary>
/// The licences of the packages that mixer took, asked of the repositories it took them from: packages of the upstream never come
/// through the factory's hands.
/// </summary>
/// <param name="workplace">Configuration and workspace.</param>
internal sealed class MixerLicenses(Workplace workplace)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(30);

    /// <summary>Licences as the repositories state them, one for each package.</summary>
    /// <returns>None when mixer took no package.</returns>
    /// <exception cref="CommandException">dnf is missing, or a repository cannot be reached.</exception>
    public async Task<ImmutableArray<string>> AskAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var workspace = workplace.MixerWorkspace;
        var names = MixerOutcome.PackageNames(workspace.Image(plan.Version));
        if (names.IsEmpty)
            return [];
        var release = workplace.Configuration.Mode == DistroMode.Downstream ? $"{plan.UpstreamVersion}" : "clear";
        var query = new ExternalCommand(
            "dnf",
            [
                "--quiet",
                "--config",
                workspace.DnfConfiguration,
                $"--releasever={release}",
                $"--installroot={Path.Combine(workplace.ToolFolder, "dnf-cache")}",
                "repoquery",
                "--queryformat",
                "%{LICENSE}",
                .. names,
            ]
        )
        {
            Environment = workplace.ToolVariables.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
            Timeout = s_timeout,
        };
        var answer = await new CommandRunner(workplace.Log.WriteLine).RunAsync(query, cancellation).ConfigureAwait(false);
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
