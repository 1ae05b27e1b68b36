using DistroFactory.Configuration;

namespace DistroFactory.Session;

/// <summary>Finds the steps that a run leaves out though others in it need them, before it begins.</summary>
/// <param name="scheduled">The targets that are to run, in any order.</param>
/// <param name="isThere">Whether what a step leaves is there from an earlier run.</param>
internal sealed class RunGaps(IReadOnlyCollection<string> scheduled, Func<ReleaseStep, bool> isThere)
{
    /// <summary>Lets a run through that has all it needs.</summary>
    /// <exception cref="ConfigurationException">A step is missing.</exception>
    public void Refuse()
    {
        // The earliest one that is missing explains those that rest on it.
        foreach (var missing in ReleaseStep.All.Where(step => !scheduled.Contains(step.Name)))
        {
            if (ReleaseStep.All.FirstOrDefault(step => scheduled.Contains(step.Name) && step.Needs.Contains(missing.Name)) is not { } user)
                continue;
            string[] renewed =
            [
                .. ReleaseStep.All.Select(step => step.Name).Where(step => scheduled.Contains(step) && missing.RestsOn(step)),
            ];
            if (renewed.Length > 0 || !isThere(missing))
                throw Refusal(missing, user, renewed);
        }
    }

    private static ConfigurationException Refusal(ReleaseStep missing, ReleaseStep user, string[] renewed) =>
        new(
            $"{missing.Name} cannot be left out of this run",
            $"{user.Name} needs {missing.Leaves}, "
                + (
                    renewed.Length == 0
                        ? "and no earlier run left it here"
                        : $"and what an earlier run left does not count when {renewed[0]} runs again"
                ),
            missing.Name switch
            {
                "Validate" or "Verify" or "Qa" => $"Nothing is served unchecked. Run {missing.Name} too, or make the version without "
                    + "serving it: name the target Prepare instead of Release.",
                "Stage" => "To make a version without serving it, name the target Verify instead of Release.",
                _ when renewed.Length == 0 => $"Run {missing.Name} too.",
                _ => $"Run {missing.Name} too, or go on with what an earlier run left by leaving out {string.Join(", ", renewed)} as well.",
            }
        );
}
