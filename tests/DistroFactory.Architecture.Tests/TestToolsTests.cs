using System.Text.RegularExpressions;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>What tests require, <c>./build.sh Test</c> installs where it may.</summary>
public sealed partial class TestToolsTests
{
    [Test]
    public void Every_tool_that_a_test_requires_of_a_package_is_installed()
    {
        var required = Directory
            .EnumerateFiles(Path.Combine(Shared.Repository, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Requirement().Matches(File.ReadAllText(file)))
            .Select(match => (Command: match.Groups["command"].Value, Package: match.Groups["package"].Value));
        Assert.That(required.Distinct().Except(TestTools.All), Is.Empty, "add them to build/TestTools.cs");
    }

    [GeneratedRegex("""Tool\.Require\("(?<command>[^"]+)", "(?<package>[a-z0-9.+-]+)"\)""")]
    private static partial Regex Requirement();
}
