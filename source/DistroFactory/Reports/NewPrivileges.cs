using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;

namespace DistroFactory.Reports;

/// <summary>What is said and done about privileged files that the release before did not have.</summary>
internal static class NewPrivileges
{
    private const int Shown = 20;

    /// <summary>One sentence each.</summary>
    public static ImmutableArray<string> Warnings(Workplace workplace, ReleaseRecord release)
    {
        var files = Find(workplace, release);
        var sentences = files.Take(Shown).Select(file => $"New since release {release.Reference}: {file}.");
        return
        [
            .. sentences,
            .. files.Length > Shown ? [$"And {files.Length - Shown} more files are privileged now."] : Array.Empty<string>(),
        ];
    }

    /// <summary>Warns of each, or refuses the release if that is configured.</summary>
    /// <exception cref="FactoryException">It is, and there are some.</exception>
    public static void Check(Workplace workplace, ReleaseRecord release)
    {
        var warnings = Warnings(workplace, release);
        if (warnings.IsEmpty)
            return;
        if (workplace.Configuration.Privileges.RefusesNew)
            throw new FactoryException(
                $"Making release {release.Version}",
                $"files are privileged that were not before\n  {string.Join("\n  ", warnings)}",
                "If that is meant, name their paths in 'privileged-files.allow' of distro.yaml."
            );
        foreach (var warning in warnings)
            workplace.Log.Warn(warning);
    }

    /// <summary>The files, but for those that the configuration allows.</summary>
    public static ImmutableArray<PrivilegedFile> Find(Workplace workplace, ReleaseRecord release)
    {
        var previous = ReleaseHistory.Read(workplace.Stage, release.Reference, workplace.Options.Force);
        var allowed = workplace.Configuration.Privileges.Allow;
        return [.. PrivilegedFiles.New(release, previous).Where(file => !NamePattern.MatchesAny(allowed, file.Path))];
    }
}
