using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.Testing;

/// <summary>Real packages, made by the real rpmbuild.</summary>
public static class RpmBuild
{
    /// <summary>Builds a package into a directory; skips the test where rpmbuild is missing.</summary>
    /// <returns>The path of the RPM file.</returns>
    public static string Build(RpmDescription package, string directory)
    {
        using var work = new TemporaryDirectory();
        WriteContent(package, work["content"]);
        Run(package, Spec(package, content: work["content"]), work, directory);
        return PathOf(package, directory);
    }

    /// <summary>
    /// Builds packages that have no path in common but directories in one go, which is faster; payload and architecture are those of the
    /// first.
    /// </summary>
    /// <returns>The paths of the RPM files, in the same order.</returns>
    public static IReadOnlyList<string> BuildAll(IReadOnlyList<RpmDescription> packages, string directory)
    {
        using var work = new TemporaryDirectory();
        var all = new RpmDescription("all") { Payload = packages[0].Payload, Arch = packages[0].Arch };
        var spec = new StringBuilder();
        AppendPreamble(spec, all);
        foreach (var package in packages)
        {
            WriteContent(package, work["content"]);
            spec.AppendLine($"%package -n {package.Name}");
            AppendTags(spec, package);
            spec.AppendLine($"%description -n {package.Name}").AppendLine("A package for tests.");
        }

        AppendInstall(spec, work["content"]);
        foreach (var package in packages)
            AppendFiles(spec, package, $" -n {package.Name}");
        Run(all, $"{spec}", work, directory);
        return [.. packages.Select(package => PathOf(package, directory))];
    }

    private static string PathOf(RpmDescription package, string directory)
    {
        var path = Path.Combine(directory, $"{package.Name}-{package.Version}-{package.Release}.{package.Arch}.rpm");
        return File.Exists(path) ? path : throw new InvalidOperationException($"rpmbuild did not make {path}");
    }

    private static void Run(RpmDescription package, string text, TemporaryDirectory work, string directory)
    {
        var rpmbuild = Tool.Require("rpmbuild", "rpm");
        var spec = work[$"{package.Name}.spec"];
        File.WriteAllText(spec, text);
        Directory.CreateDirectory(directory);

        var result = Cli.Wrap(rpmbuild)
            .WithArguments([
                "-bb",
                "--quiet",
                "--target",
                $"{package.Arch}-linux",
                "--define",
                $"_topdir {work["top"]}",
                "--define",
                $"_rpmdir {directory}",
                "--define",
                "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                "--define",
                $"_binary_payload {package.Payload}",
                "--define",
                $"_binary_filedigest_algorithm {package.DigestAlgorithm}",
                "--define",
                "_build_id_links none",
                "--define",
                "__os_install_post %{nil}",
                spec,
            ])
            .WithEnvironmentVariables(variables => variables.Set("HOME", work.Path).Set("LC_ALL", "C.UTF-8"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync()
            .GetAwaiter()
            .GetResult();
        if (result.ExitCode != 0)
            throw new InvalidOperationException(
                $"rpmbuild of {package.Name} failed ({result.ExitCode}):\n{result.StandardOutput}\n{result.StandardError}"
            );
    }

    private static string Spec(RpmDescription package, string content)
    {
        var spec = new StringBuilder();
        AppendPreamble(spec, package);
        AppendInstall(spec, content);
        spec.AppendLine(package.Scriptlets);
        AppendFiles(spec, package, "");
        return spec.ToString();
    }

    private static void AppendPreamble(StringBuilder spec, RpmDescription package)
    {
        spec.AppendLine($"Name: {package.Name}");
        AppendTags(spec, package);
        spec.AppendLine("%description").AppendLine("A package for tests.");
    }

    private static void AppendTags(StringBuilder spec, RpmDescription package)
    {
        spec.AppendLine($"Version: {package.Version}").AppendLine($"Release: {package.Release}");
        if (package.Epoch > 0)
            spec.AppendLine($"Epoch: {package.Epoch}");
        spec.AppendLine($"Summary: {package.Summary ?? $"The package {package.Name}"}")
            .AppendLine($"License: {package.License}")
            .AppendLine("URL: https://example.test/")
            .AppendLine("AutoReqProv: no");
        foreach (var line in package.Requires)
            spec.AppendLine($"Requires: {line}");
        foreach (var line in package.Provides)
            spec.AppendLine($"Provides: {line}");
        foreach (var line in package.Preamble)
            spec.AppendLine(line);
    }

    private static void AppendInstall(StringBuilder spec, string content) =>
        spec.AppendLine("%install").AppendLine("mkdir -p %{buildroot}").AppendLine($"cp -a '{content}/.' %{{buildroot}}/");

    private static void AppendFiles(StringBuilder spec, RpmDescription package, string name)
    {
        spec.AppendLine($"%files{name}").AppendLine("%defattr(-,root,root,-)");
        foreach (var file in package.Files)
        {
            var kind = file.Path.EndsWith('/') ? "%dir " : "";
            var path = file.Path.Length > 1 ? file.Path.TrimEnd('/') : file.Path;
            spec.AppendLine($"%attr({file.Mode ?? "-"},{file.Owner},{file.Group}) {file.Directive} {kind}\"{path}\"");
        }
    }

    private static void WriteContent(RpmDescription package, string root)
    {
        Directory.CreateDirectory(root);
        foreach (var file in package.Files.Where(file => !file.Directive.StartsWith("%dev", StringComparison.Ordinal)))
        {
            var path = root + file.Path;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file.Path.EndsWith('/'))
                Directory.CreateDirectory(path);
            else if (file.LinkTarget is not null)
                File.CreateSymbolicLink(path, file.LinkTarget);
            else if (file.HardLinkOf is not null)
                Cli.Wrap("ln").WithArguments([root + file.HardLinkOf, path]).ExecuteAsync().GetAwaiter().GetResult();
            else
                File.WriteAllText(path, file.Text);
        }
    }
}
