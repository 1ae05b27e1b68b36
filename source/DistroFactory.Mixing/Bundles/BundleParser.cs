using System.Text.RegularExpressions;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Bundles;

/// <summary>Reads one bundle definition.</summary>
public static partial class BundleParser
{
    /// <summary>Reads the definition in a file.</summary>
    /// <exception cref="BundleException">A line is not understood.</exception>
    public static BundleDefinition ReadFile(string path)
    {
        try
        {
            return Parse(Path.GetFileName(path), path, File.ReadAllLines(path));
        }
        catch (IOException error)
        {
            throw new MixException($"Reading bundle definition {path}", error.Message, inner: error);
        }
    }

    /// <summary>Reads the lines of a definition.</summary>
    /// <exception cref="BundleException">A line is not understood.</exception>
    public static BundleDefinition Parse(string name, string file, IReadOnlyList<string> lines)
    {
        if (!BundleName.IsValid(name))
            throw new BundleException(file, 0, $"'{name}' is not a bundle name", "Use letters, digits and -_+. only; MoM and full are taken.");

        var header = new BundleHeader();
        List<string> includes = [], alsoAdds = [], contents = [], unExports = [], packages = [];
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1].Trim();
            if (HeaderLine().Match(line) is { Success: true } key)
            {
                header = WithHeader(header, key.Groups["key"].Value, key.Groups["value"].Value);
                continue;
            }

            var comment = line.IndexOf('#', StringComparison.Ordinal);
            if (comment >= 0)
                line = line[..comment].TrimEnd();
            if (line.Length == 0)
                continue;
            if (!DirectiveLine().IsMatch(line))
            {
                packages.Add(PackageLine().IsMatch(line) ? line : throw new BundleException(file, number, $"'{line}' is neither a directive nor a package name"));
                continue;
            }

            var directive = DirectiveLine().Match(line);
            var argument = directive.Groups["argument"].Value.Trim();
            var list = directive.Groups["directive"].Value switch
            {
                "include" => includes,
                "also-add" => alsoAdds,
                "content" => contents,
                "un-export" => unExports,
                var other => throw new BundleException(file, number, $"there is no directive '{other}'", Suggestion.For(other, ["include", "also-add", "content", "un-export"])),
            };
            if (list == includes || list == alsoAdds)
                Check(BundleName.IsValid(argument), $"'{argument}' is not a bundle name");
            else
                Check(argument.StartsWith('/'), $"'{argument}' is not an absolute path");
            list.Add(argument);

            void Check(bool ok, string why)
            {
                if (!ok)
                    throw new BundleException(file, number, why);
            }
        }

        return new BundleDefinition
        {
            Name = name,
            File = file,
            Header = header,
            Includes = [.. includes.Distinct()],
            AlsoAdds = [.. alsoAdds.Distinct().Except(includes)],
            Contents = [.. contents.Distinct()],
            UnExports = [.. unExports.Distinct()],
            Packages = [.. packages.Distinct()],
        };
    }

    private static BundleHeader WithHeader(BundleHeader header, string key, string value) => key switch
    {
        "TITLE" => header with { Title = value },
        "DESCRIPTION" => header with { Description = value },
        "CAPABILITIES" => header with { Capabilities = value },
        "MAINTAINER" => header with { Maintainer = value },
        "STATUS" => header with { Status = StatusOf(value) },
        _ => header,
    };

    private static BundleStatus StatusOf(string value) => value.ToUpperInvariant() switch
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
