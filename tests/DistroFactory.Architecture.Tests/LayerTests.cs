using System.Text.RegularExpressions;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>Arrows only point down, between projects and inside the release domain, as the pictures in docs/architecture.md show.</summary>
public sealed partial class LayerTests
{
    private static readonly string s_domain = Path.Combine(Shared.Repository, "source", "DistroFactory");

    private static readonly string[][] s_rows = ReadRows();

    private static readonly Lazy<FolderGraph> s_graph = new(() => FolderGraph.Read(s_domain));

    private static string Page => Path.Combine(Shared.Repository, "docs", "architecture.md");

    private static IEnumerable<string> Folders =>
        Directory.EnumerateDirectories(s_domain).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);

    private static IEnumerable<string> Steps =>
        Directory.EnumerateDirectories(Path.Combine(s_domain, "Steps")).Select(folder => Path.GetFileName(folder));

    [Test]
    public void The_picture_has_every_folder_once() => Assert.That(s_rows.SelectMany(row => row), Is.EquivalentTo(Folders));

    [Test]
    public void The_page_tells_of_every_step()
    {
        var told = StepNames()
            .Matches(File.ReadAllText(Page))
            .SelectMany(row => row.Groups[1].Value.Split(", "))
            .Select(name => name.Trim('`'));

        Assert.That(Steps, Is.SubsetOf(told));
    }

    [Test]
    public void Projects_use_those_below_them_alone()
    {
        string[] projects = [.. Lines(ProjectPicture()).Select(line => line.Split(' ')[0])];

        Assert.That(
            projects,
            Is.EquivalentTo(
                Directory
                    .EnumerateDirectories(Path.Combine(Shared.Repository, "source"), "DistroFactory*")
                    .Select(project => Path.GetFileName(project))
            )
        );
        Assert.That(
            from project in projects.Index()
            from reference in Reference()
                .Matches(File.ReadAllText(Path.Combine(Shared.Repository, "source", project.Item, $"{project.Item}.csproj")))
            where projects.Take(project.Index + 1).Contains(reference.Groups[1].Value)
            select $"{project.Item} -> {reference.Groups[1].Value}",
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_the_rows_below_it_alone(string folder)
    {
        var row = Array.FindIndex(s_rows, row => row.Contains(folder));
        var above = s_rows[..(row + 1)].SelectMany(other => other).Where(other => other != folder).ToHashSet();

        Assert.That(Arrows(from => from[0] == folder, to => above.Contains(to[0])), Is.Empty);
    }

    [TestCaseSource(nameof(Steps))]
    public void A_step_uses_no_other(string step) =>
        Assert.That(
            Arrows(from => from is ["Steps", var own, ..] && own == step, to => to is ["Steps", var other, ..] && other != step),
            Is.Empty
        );

    [Test]
    public void The_model_reads_and_writes_nothing() =>
        Assert.That(
            FilesIn("Model").Where(file => InputOrOutput().IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file)),
            Is.Empty
        );

    // The arrows from some folders to some others, each with the types and files that make it.
    private static IEnumerable<string> Arrows(Predicate<string[]> isFrom, Predicate<string[]> isTo) =>
        from one in s_graph.Value.Folders
        where isFrom(Below(one))
        from other in s_graph.Value.Folders
        where isTo(Below(other))
        from reason in s_graph.Value.Reasons(one, other)
        select $"{one} -> {other}: {reason}";

    // The path of a folder below the project, in parts.
    private static string[] Below(string folder) => folder.Split('/')[1..];

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_domain, folder), "*.cs", SearchOption.AllDirectories);

    private static string[][] ReadRows() =>
        [.. Lines(DomainPicture()).Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string[] Lines(Regex picture) =>
        picture.Match(File.ReadAllText(Page)).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/(DistroFactory[\w.]*)\.csproj""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"## Projects.*?```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ProjectPicture();

    [GeneratedRegex(@"^\| (`\w+`(?:, `\w+`)*) \|", RegexOptions.Multiline)]
    private static partial Regex StepNames();

    [GeneratedRegex(@"## Inside `DistroFactory`.*?```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex DomainPicture();

    [GeneratedRegex(@"\b(File|Directory|HttpClient|Process)\.[A-Z]\w+\(|new (FileStream|HttpClient|StreamReader|StreamWriter)\b")]
    private static partial Regex InputOrOutput();
}
