using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shell;

/// <summary>The configuration that a <c>config.sh</c> makes: that of the equivalent <c>distro.yaml</c>.</summary>
internal static class ShellConfiguration
{
    /// <summary>Reads the script of a config folder.</summary>
    /// <param name="folder">The config folder, an absolute path.</param>
    /// <param name="environment">Values of documented variables before the script runs.</param>
    /// <param name="root">The factory directory.</param>
    /// <exception cref="ConfigurationException">The script is broken, or what it sets is wrong; names the variables.</exception>
    public static ShellDocument Read(string folder, Func<string, string?> environment, string root)
    {
        var values = ShellScript.Run(folder, environment, root);
        var missing = Missing(values)
            .Select(name => new ConfigurationProblem(ShellScript.FileName, 1, 1, name, "missing; it must be set"))
            .ToImmutableArray();
        if (!missing.IsEmpty)
            throw new ConfigurationException(Path.Combine(folder, ShellScript.FileName), missing);
        if (values["BUILD_ARCH"] is not "x86_64")
            throw new ConfigurationException(
                Path.Combine(folder, ShellScript.FileName),
                [new(ShellScript.FileName, 1, 1, "BUILD_ARCH", $"'{values["BUILD_ARCH"]}' is not supported; it must be x86_64")]
            );
        return new ShellConverter(values, folder).Convert();
    }

    /// <summary>A problem of the equivalent document in terms of the script that it came from.</summary>
    public static ConfigurationProblem Translate(ConfigurationProblem problem, ShellDocument document) =>
        document.OriginOf(problem.Line) is { Length: > 0 } variable
            ? new(ShellScript.FileName, 1, 1, variable, $"{problem.Message} (it becomes {problem.Key})")
            : problem with
            {
                File = ShellScript.FileName,
            };

    /// <summary>
    /// What the pipeline of the original that has a Koji site follow its upstream goes by: the environment alone, whatever config
    /// repository there is.
    /// </summary>
    /// <param name="name">The namespace.</param>
    /// <param name="environment">Values of documented variables.</param>
    /// <param name="folder">A folder that paths are relative to.</param>
    /// <exception cref="ConfigurationException">A variable is wrong.</exception>
    public static ShellDocument OfKoji(string name, Func<string, string?> environment, string folder)
    {
        var values = ShellVariables
            .All.Where(variable => variable.Name is "CLR_PUBLIC_DL_URL" or "CLR_LATEST" or "KOJI_TAG")
            .Select(variable => (variable.Name, Value: environment(variable.Name) is { Length: > 0 } value ? value : variable.Default))
            .Where(variable => variable.Value is not null)
            .Append((ShellVariables.Namespace, name))
            .Append(("DISTRO_NAME", name))
            .Append(("DISTRO_URL", "https://localhost"))
            .Append(("IS_DOWNSTREAM", "true"))
            .ToImmutableSortedDictionary(variable => variable.Item1, variable => variable.Item2!, StringComparer.Ordinal);
        return new ShellConverter(new(values, ImmutableSortedDictionary<string, string>.Empty, []), folder).Convert();
    }

    private static IEnumerable<string> Missing(ShellValues values)
    {
        if (values["DISTRO_NAME"] is null)
            yield return "DISTRO_NAME";
        if (values["DISTRO_URL"] is null)
            yield return "DISTRO_URL";
        if (values.Defines("sign_update") && values["SWUPD_CERT"] is null)
            yield return "SWUPD_CERT";
        if (values["PUBLISHING_HOST"] is not null && values["PUBLISHING_ROOT"] is null)
            yield return "PUBLISHING_ROOT";
    }
}
