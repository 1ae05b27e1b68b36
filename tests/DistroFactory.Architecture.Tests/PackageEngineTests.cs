using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>
/// With <c>-p:NukeEngine=Package</c> the build refers to the package Nuke.Common, and to nothing else that it did not have.
/// </summary>
public sealed partial class PackageEngineTests
{
    [Test]
    public async Task Where_the_package_cannot_be_had_it_is_the_only_one_that_is_missing()
    {
        using var artifacts = new TemporaryDirectory();
        var result = await Cli.Wrap("dotnet")
            .WithArguments([
                "restore",
                Path.Combine(Shared.Repository, "build", "_build.csproj"),
                "-p:NukeEngine=Package",
                "--artifacts-path",
                artifacts.Path,
                "-v",
                "quiet",
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        if (result.StandardOutput.Contains("NU1301", StringComparison.Ordinal))
            Assert.Ignore("no package source can be reached");
        var errors = Error().Matches(result.StandardOutput).Select(match => match.Value).Distinct().ToList();
        Assert.That(errors, Is.All.EqualTo("error NU1101: Unable to find package Nuke.Common."));
        Assert.That(result.ExitCode == 0 || errors.Count > 0, result.StandardOutput);
    }

    [GeneratedRegex(@"error [A-Z]+\d+: [^.]*\.(?:[^ ][^.]*\.)*")]
    private static partial Regex Error();
}
