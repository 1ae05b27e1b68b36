using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitLab;
using Nuke.Common.CI.Jenkins;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Ci;

/// <summary>Finds out where a run takes place.</summary>
internal static class HostDetection
{
    /// <param name="surroundings">The run's surroundings.</param>
    /// <param name="given">The value of <c>--host</c>, or null.</param>
    public static Host Find(Surroundings surroundings, string? given)
    {
        bool Is(string name, params string[] marks) =>
            given is null ? marks.Any(mark => surroundings.Variable(mark) is not null) : given == name;

        if (Is("GitHubActions", "GITHUB_ACTIONS"))
            return new GitHubActions(surroundings);
        if (Is("GitLab", "GITLAB_CI"))
            return new GitLab(surroundings);
        return Is("Jenkins", "JENKINS_URL", "JENKINS_HOME") ? new Jenkins(surroundings) : new Terminal();
    }
}
