using System.Text.RegularExpressions;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>A reader finds a thing by its name, and reads it in one go.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 350;
    private const int PageWidth = 140;

    private static IEnumerable<string> Files =>
        new[] { "build", "source", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Shared.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [Test]
    public void There_is_something_to_look_at() => Assert.That(Files.Count(), Is.GreaterThan(100));

    [Test]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Assert.That(Files.Where(file => File.ReadLines(file).Count() > LongestFile).Select(Relative), Is.Empty);

    /// <summary>
    /// The formatter breaks lines at this width, and cannot break a text; what is in a raw string literal is as wide as it is.
    /// </summary>
    [Test]
    public void No_line_is_wider_than_the_page() => Assert.That(Files.SelectMany(WideLines), Is.Empty);

    [Test]
    public void No_name_hides_what_it_is() => Assert.That(Files.Select(Relative).Where(file => SayingNothing().IsMatch(file)), Is.Empty);

    [Test]
    public void Nothing_is_left_for_later() =>
        Assert.That(
            Files
                .Where(file => Path.GetFileName(file) != "SourceTests.cs" && File.ReadLines(file).Any(Unfinished().IsMatch))
                .Select(Relative),
            Is.Empty
        );

    [Test]
    public void Every_part_explains_itself() =>
        Assert.That(
            Directory
                .EnumerateDirectories(Path.Combine(Shared.Repository, "source"))
                .Where(part => !File.Exists(Path.Combine(part, "README.md")))
                .Select(Relative),
            Is.Empty
        );

    private static IEnumerable<string> WideLines(string file)
    {
        var isRaw = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var delimiters = line.Split("\"\"\"").Length - 1;
            if (line.Length > PageWidth && !isRaw && delimiters == 0)
                yield return $"{Relative(file)}:{index + 1}";
            isRaw ^= delimiters % 2 == 1;
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Shared.Repository, path);

    [GeneratedRegex(@"(Helpers?|Utils?|Utilities|Manager|Impl|Misc)\.cs$")]
    private static partial Regex SayingNothing();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
