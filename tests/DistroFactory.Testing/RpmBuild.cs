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
        var rpmbuild = Tool.Require("rpmbuild", "rpm");
        using var work = new TemporaryDirectory();
        var spec = work[$"{package.Name}.spec"];
        File.WriteAllText(spec, Spec(package, content: work["content"]));
        WriteContent(package, work["content"]);
        Directory.CreateDirectory(directory);

        var result = Cli.Wrap(rpmbuild)
            .WithArguments([
                "-bb", "--quiet", "--target", $"{package.Arch}-linux",
                "--define", $"_topdir {work["top"]}",
                "--define", $"_rpmdir {directory}",
                "--define", "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                "--define", $"_binary_payload {package.Payload}",
                "--define", $"_binary_filedigest_algorithm {package.DigestAlgorithm}",
                "--define", "_build_id_links none",
                "--define", "__os_install_post %{nil}",
                spec])
            .WithEnvironmentVariables(variables => variables.Set("HOME", work.Path).Set("LC_ALL", "C.UTF-8"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync()
            .GetAwaiter().GetResult();
        var path = Path.Combine(directory, $"{package.Name}-{package.Version}-{package.Release}.{package.Arch}.rpm");
        if (result.ExitCode != 0 || !File.Exists(path))
            throw new InvalidOperationException($"rpmbuild of {package.Name} failed ({result.ExitCode}):\n{result.StandardOutput}\n{result.StandardError}");
        return path;
    }

    private static string Spec(RpmDescription package, string content)
    {
        var spec = new StringBuilder();
        spec.AppendLine($"Name: {package.Name}").AppendLine($"Version: {package.Version}").AppendLine($"Release: {package.Release}");
        if (package.Epoch > 0)
            spec.AppendLine($"Epoch: {package.Epoch}");
        spec.AppendLine($"Summary: The package {package.Name}").AppendLine("License: MIT").AppendLine("URL: https://example.test/").AppendLine("AutoReqProv: no");
        foreach (var line in package.Requires)
            spec.AppendLine($"Requires: {line}");
        foreach (var line in package.Provides)
            spec.AppendLine($"Provides: {line}");
        foreach (var line in package.Preamble)
            spec.AppendLine(line);
        spec.AppendLine("%description").AppendLine("A package for tests.");
        spec.AppendLine("%install").AppendLine("mkdir -p %{buildroot}").AppendLine($"cp -a '{content}/.' %{{buildroot}}/");
        spec.AppendLine(package.Scriptlets).AppendLine("%files").AppendLine("%defattr(-,root,root,-)");
        foreach (var file in package.Files)
        {
            var kind = file.Path.EndsWith('/') ? "%dir " : "";
            var path = file.Path.Length > 1 ? file.Path.TrimEnd('/') : file.Path;
            spec.AppendLine($"%attr({file.Mode ?? "-"},{file.Owner},{file.Group}) {file.Directive} {kind}\"{path}\"");
        }

        return spec.ToString();
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
