using System.Xml.Linq;

/// <summary>A test run in the form that Jenkins (<c>junit</c>) and GitLab (<c>reports:junit</c>) read.</summary>
internal static class JUnitReport
{
    public static void Write(TestRun run, string file)
    {
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", run.Project),
            new XAttribute("tests", run.Cases.Length),
            new XAttribute("failures", run.Failed),
            new XAttribute("skipped", run.Skipped),
            new XAttribute("time", run.Duration.TotalSeconds),
            run.Cases.Select(test => Case(run.Project, test))
        );
        new XDocument(new XElement("testsuites", suite)).Save(file);
    }

    private static XElement Case(string project, TestCase test)
    {
        var element = new XElement(
            "testcase",
            new XAttribute("classname", project),
            new XAttribute("name", Printable(test.Name)),
            new XAttribute("time", test.Duration.TotalSeconds)
        );
        var first = Printable(test.Message.Split('\n')[0]);
        if (test.IsFailed)
            element.Add(new XElement("failure", new XAttribute("message", first), Printable(test.Message)));
        else if (test.IsSkipped)
            element.Add(new XElement("skipped", new XAttribute("message", first)));
        return element;
    }

    // XML has no place for control characters, not even escaped.
    private static string Printable(string text) =>
        new([.. text.Select(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r') ? '\ufffd' : character)]);
}
