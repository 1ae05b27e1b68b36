using System.Text.RegularExpressions;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>Inside the release domain arrows only point down, as the picture in docs/architecture.md shows.</summary>
public sealed partial class LayerTests
{
    private static readonly string _domain = Path.Combine(Shared.Repository, "source", "DistroFactory");

    private static readonly string[][] _rows = ReadRows();

    private static string Page => Path.Combine(Shared.Repository, "docs", "architecture.md");

    private static IEnumerable<string> Folders => Directory.EnumerateDirectories(_domain).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);

    private static IEnumerable<string> Steps => Directory.EnumerateDirectories(Path.Combine(_domain, "Steps")).Select(folder => Path.GetFileName(folder));

    [Test]
    public void The_picture_has_every_folder_once() => Assert.That(_rows.SelectMany(row => row), Is.EquivalentTo(Folders));

    [Test]
    public void The_page_tells_of_every_step()
    {
        var told = StepNames().Matches(File.ReadAllText(Page)).SelectMany(row => row.Groups[1].Value.Split(", ")).Select(name => name.Trim('`'));

        Assert.That(Steps, Is.SubsetOf(told));
    }

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_the_rows_below_it_alone(string folder)
    {
        var above = _rows.TakeWhile(row => !row.Contains(folder)).Append(_rows.Single(row => row.Contains(folder))).SelectMany(row => row).Where(other => other != folder);

        Assert.That(Arrows(folder).Where(arrow => above.Contains(arrow.Used.Split('.')[0])), Is.Empty);
    }

    [TestCaseSource(nameof(Steps))]
    public void A_step_uses_no_other(string step)
        => Assert.That(
            Arrows(Path.Combine("Steps", step)).Where(arrow => arrow.Used.StartsWith("Steps.", StringComparison.Ordinal) && arrow.Used.Split('.')[1] != step),
            Is.Empty);

    [Test]
    public void The_model_reads_and_writes_nothing()
        => Assert.That(FilesIn("Model").Where(file => InputOrOutput().IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file)), Is.Empty);

    // Folders of namespaces that a folder's files import: usings are enforced to be needed.
    private static IEnumerable<(string File, string Used)> Arrows(string folder) => FilesIn(folder)
        .SelectMany(file => Import().Matches(File.ReadAllText(file)).Select(import => (Path.GetRelativePath(_domain, file), import.Groups[1].Value)));

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(Path.Combine(_domain, folder), "*.cs", SearchOption.AllDirectories);

    private static string[][] ReadRows()
    {
        return [.. Picture().Match(File.ReadAllText(Page)).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    [GeneratedRegex(@"^using DistroFactory\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^\| (`\w+`(?:, `\w+`)*) \|", RegexOptions.Multiline)]
    private static partial Regex StepNames();

    [GeneratedRegex(@"## Inside `DistroFactory`.*?```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\b(File|Directory|HttpClient|Process)\.[A-Z]\w+\(|new (FileStream|HttpClient|StreamReader|StreamWriter)\b")]
    private static partial Regex InputOrOutput();
}
