using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Bundles;

/// <summary>Reads one bundle definition.</summary>
public static partial class BundleParser
{
    /// <summary>The directive a package name stands for.</summary>
    private const string PackageDirective = "";

    private static readonly string[] s_directives = ["include", "also-add", "content", "un-export"];

    /// <summary>Reads the definition in a file.</summary>
    /// <exception cref="BundleException">A line is not understood.</exception>
    public static BundleDefinition ReadFile(string path)
    {
        if (FileKinds.Special(path) is { } kind)
            throw new BundleException(path, 0, $"it is {kind}", "Remove it from the folder of bundle definitions.");
        try
        {
            return Parse(Path.GetFileName(path), path, File.ReadAllLines(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BundleException($"Reading bundle definition {path}", error.Message, inner: error);
        }
    }

    /// <summary>Reads the lines of a definition.</summary>
    /// <exception cref="BundleException">A line is not understood.</exception>
    public static BundleDefinition Parse(string name, string file, IReadOnlyList<string> lines)
    {
        if (!BundleName.IsValid(name))
            throw new BundleException(
                file,
                0,
                $"'{name}' is not a bundle name",
                "Use letters, digits and -_+. only; MoM and full are taken."
            );

        var header = new BundleHeader();
        var arguments = s_directives.Append(PackageDirective).ToDictionary(directive => directive, _ => new List<string>());
        var places = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1].Trim();
            if (HeaderLine().Match(line) is { Success: true } key)
                header = WithHeader(header, key.Groups["key"].Value, key.Groups["value"].Value);
            else if (line.Split('#')[0].TrimEnd() is { Length: > 0 } directive)
                places.TryAdd(Add(arguments, directive, file, number), number);
        }

        return new BundleDefinition
        {
            Name = name,
            File = file,
            Header = header,
            Includes = [.. arguments["include"].Distinct()],
            AlsoAdds = [.. arguments["also-add"].Distinct().Except(arguments["include"])],
            Contents = [.. arguments["content"].Distinct()],
            UnExports = [.. arguments["un-export"].Distinct()],
            Packages = [.. arguments[PackageDirective].Distinct()],
            Lines = places.ToImmutable(),
        };
    }

    /// <summary>Adds what a line says.</summary>
    /// <returns>The line without blanks that mean nothing.</returns>
    private static string Add(Dictionary<string, List<string>> arguments, string line, string file, int number)
    {
        if (DirectiveLine().Match(line) is not { Success: true } directive)
        {
            Check(PackageLine().IsMatch(line), $"'{line}' is neither a directive nor a package name");
            arguments[PackageDirective].Add(line);
            return line;
        }

        var name = directive.Groups["directive"].Value;
        var argument = directive.Groups["argument"].Value.Trim();
        Check(s_directives.Contains(name), $"there is no directive '{name}'", NearestName.Question(name, s_directives));
        if (name is "include" or "also-add")
            Check(BundleName.IsValid(argument), $"'{argument}' is not a bundle name");
        else
            Check(argument.StartsWith('/'), $"'{argument}' is not an absolute path");
        arguments[name].Add(argument);
        return $"{name}({argument})";

        void Check(bool ok, string why, string? advice = null)
        {
            if (!ok)
                throw new BundleException(file, number, why, advice);
        }
    }

    private static BundleHeader WithHeader(BundleHeader header, string key, string value) =>
        key switch
        {
            "TITLE" => header with { Title = value },
            "DESCRIPTION" => header with { Description = value },
            "CAPABILITIES" => header with { Capabilities = value },
            "MAINTAINER" => header with { Maintainer = value },
            "STATUS" => header with { Status = StatusOf(value) },
            _ => header,
        };

    private static BundleStatus StatusOf(string value) =>
        value.ToUpperInvariant() switch
        {
            "EXPERIMENTAL" => BundleStatus.Experimental,
            "DEPRECATED" => BundleStatus.Deprecated,
            "PENDING-DELETE" => BundleStatus.PendingDelete,
            _ => BundleStatus.Active,
        };

    [GeneratedRegex(@"^#\s*\[(?<key>[A-Z]+)\]\s*:\s*(?<value>.*)$")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?<directive>[A-Za-z-]+)\((?<argument>.*)\)$")]
    private static partial Regex DirectiveLine();

    [GeneratedRegex(@"^[A-Za-z0-9_+.:~^%{}-]+$")]
    private static partial Regex PackageLine();
}
