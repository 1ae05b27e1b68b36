using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DistroFactory.Quality;

/// <summary>
/// Reads results in the form of the Test Anything Protocol, versions 12 to 14. A subtest is indented, and told of again by the line of its
/// parent.
/// </summary>
internal static partial class TapResults
{
    private const int LongestLine = 64 << 10;

    /// <summary>The tests of a file, in its order. Tests that were planned and not run have failed.</summary>
    /// <param name="content">The content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="ResultException">It is not in that form.</exception>
    public static ImmutableArray<TestCase> Read(TextReader content, string file)
    {
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        int? planned = null;
        while (content.ReadLine() is { } line)
        {
            if (line.Length > LongestLine)
                throw new ResultException(file, "it has a line that is too long");
            if (line.StartsWith("Bail out!", StringComparison.Ordinal))
            {
                cases.Add(new("(bail out)", TestOutcome.Failed, line["Bail out!".Length..].Trim()));
                return cases.ToImmutable();
            }

            if (Plan().Match(line) is { Success: true } plan)
            {
                if (planned is not null)
                    throw new ResultException(file, "it has two plans");
                planned = int.TryParse(plan.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    ? count
                    : throw new ResultException(file, $"its plan is '{line}'");
            }
            else if (Test().Match(line) is { Success: true } test)
            {
                cases.Add(Case(test.Groups["not"].Success, test.Groups["rest"].Value, cases.Count + 1));
            }
        }

        if (planned is not { } expected)
            throw new ResultException(file, "it has no plan, such as 1..5: whoever wrote it may have ended early");
        if (expected == 0 && cases.Count == 0)
            return [new("(all)", TestOutcome.Skipped, "its plan is 1..0")];
        if (cases.Count != expected)
            cases.Add(new("(plan)", TestOutcome.Failed, $"{expected} tests were planned, and {cases.Count} were run"));
        return cases.ToImmutable();
    }

    private static TestCase Case(bool isBad, string rest, int number)
    {
        var directive = Directive().Match(rest);
        var name = (directive.Success ? rest[..directive.Index] : rest).Trim().TrimStart('-').Trim();
        // What is still to be done may fail.
        var outcome =
            directive.Success && (isBad || directive.Groups["word"].Value.Equals("skip", StringComparison.OrdinalIgnoreCase))
                ? TestOutcome.Skipped
            : isBad ? TestOutcome.Failed
            : TestOutcome.Passed;
        return new(name.Length == 0 ? $"test {number}" : name, outcome, directive.Groups["why"].Value.Trim());
    }

    [GeneratedRegex(@"^1\.\.(?<count>[0-9]+)\s*(#.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Plan();

    [GeneratedRegex(@"^(?<not>not )?ok(?:\s+[0-9]+)?(?<rest>\s.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();

    [GeneratedRegex(@"#\s*(?<word>skip|todo)\S*(?<why>.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
