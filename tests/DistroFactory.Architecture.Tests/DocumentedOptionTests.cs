using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>The options that the documents name are those that help and completion show, spelt alike.</summary>
public sealed partial class DocumentedOptionTests
{
    private static IEnumerable<string> Documents =>
        [
            "README.md",
            "CHANGELOG.md",
            "samples/README.md",
            .. Directory
                .EnumerateFiles(Path.Combine(Shared.Repository, "docs"), "*.md")
                .Select(file => Path.GetRelativePath(Shared.Repository, file)),
        ];

    [TestCaseSource(nameof(Documents))]
    public async Task Every_option_is_one_of_the_build(string document)
    {
        var known = await RunAsync("--shell-completion");
        var named = Option()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Shared.Repository, document)))
            .SelectMany(match => match.Groups["option"].Captures)
            .Select(capture => capture.Value);
        Assert.That(named.Distinct().Except(known), Is.Empty);
    }

    [Test]
    public async Task The_token_for_GitHub_is_spelt_as_GitHub_itself_spells_it() =>
        Assert.That(await RunAsync("--help"), Has.Some.StartsWith("  --github-token"));

    private static async Task<string[]> RunAsync(string option) =>
        (
            await Cli.Wrap("dotnet")
                .WithArguments(["exec", Path.Combine(AppContext.BaseDirectory, "_build.dll"), option, "--root", Shared.Repository])
                .ExecuteBufferedAsync()
        ).StandardOutput.Split('\n');

    // In code spans that begin with one, and after the launcher; other programs have options too.
    [GeneratedRegex(@"(?:`|\bbuild\.sh\b)(?:[^`\n]*?(?<=[\s`])(?<option>--[a-z][a-z-]+))+")]
    private static partial Regex Option();
}
