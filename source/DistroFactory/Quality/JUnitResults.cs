using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace DistroFactory.Quality;

/// <summary>
/// Reads results in JUnit's form. Somebody else's program wrote them: no document type, no entities, nothing from elsewhere.
/// </summary>
internal static class JUnitResults
{
    private const int MostCharacters = 64 << 20;
    private const int Deepest = 64;

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The tests of a file, in its order.</summary>
    /// <param name="content">The content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="ResultException">It is not in that form.</exception>
    public static ImmutableArray<TestCase> Read(Stream content, string file)
    {
        try
        {
            using var reader = XmlReader.Create(content, s_settings);
            reader.MoveToContent();
            if (reader.LocalName is not ("testsuites" or "testsuite"))
                throw new ResultException(file, $"its root element is '{reader.LocalName}', not testsuites or testsuite");
            var cases = ImmutableArray.CreateBuilder<TestCase>();
            var stated = ReadSuite(reader, cases, depth: 0);
            // What failed before a test began has no element of its own in some tools' files.
            for (var failed = cases.Count(test => test.Outcome == TestOutcome.Failed); failed < stated; failed++)
                cases.Add(new("(suite)", TestOutcome.Failed, "a suite states a failure or an error that no test has"));
            return cases.ToImmutable();
        }
        catch (XmlException error)
        {
            throw new ResultException(file, $"it is no XML that is accepted: {error.Message}", error);
        }
    }

    // How many failures and errors the suites state that have no suites in them.
    private static int ReadSuite(XmlReader reader, ImmutableArray<TestCase>.Builder cases, int depth)
    {
        RefuseDeeper(depth);
        var own = Number(reader, "failures") + Number(reader, "errors");
        var inner = 0;
        var hasSuites = false;
        if (reader.IsEmptyElement)
            return own;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "testsuite":
                    hasSuites = true;
                    inner += ReadSuite(reader, cases, depth + 1);
                    break;
                case "testcase":
                    cases.Add(ReadCase(reader));
                    break;
                default:
                    SkipElement(reader);
                    break;
            }
        }

        return hasSuites ? inner : own;
    }

    private static TestCase ReadCase(XmlReader reader)
    {
        var name = string.Join(
            '.',
            new[] { reader.GetAttribute("classname"), reader.GetAttribute("name") }.OfType<string>().Where(part => part.Length > 0)
        );
        var outcome = reader.GetAttribute("status") is "notrun" or "disabled" ? TestOutcome.Skipped : TestOutcome.Passed;
        var message = "";
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                var found = reader.LocalName switch
                {
                    "failure" or "error" => TestOutcome.Failed,
                    "skipped" => TestOutcome.Skipped,
                    _ => TestOutcome.Passed,
                };
                if (found == TestOutcome.Failed || (found == TestOutcome.Skipped && outcome == TestOutcome.Passed))
                    (outcome, message) = (found, reader.GetAttribute("message") ?? reader.GetAttribute("type") ?? "");
                SkipElement(reader);
            }
        }

        return new(name.Length == 0 ? "(without a name)" : name, outcome, message.Split('\n')[0].Trim());
    }

    // Leaves the reader at the end of the element, from which Read goes on. A reader keeps what it is inside of.
    private static void SkipElement(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            RefuseDeeper(reader.Depth - depth);
    }

    private static void RefuseDeeper(int depth)
    {
        if (depth > Deepest)
            throw new XmlException("its elements are nested too deep");
    }

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
