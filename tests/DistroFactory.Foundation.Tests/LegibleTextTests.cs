namespace DistroFactory.Foundation.Tests;

public sealed class LegibleTextTests
{
    [Test]
    public void What_a_terminal_would_obey_is_shown()
    {
        Assert.Multiple(() =>
        {
            Assert.That(LegibleText.Of("acme-shell ä 日本"), Is.EqualTo("acme-shell ä 日本"));
            Assert.That(LegibleText.Of("\u001b[2Jpackage"), Is.EqualTo("\\u001b[2Jpackage"));
            Assert.That(LegibleText.Of("one\rtwo\0\u007f\u009b"), Is.EqualTo("one\\u000dtwo\\u0000\\u007f\\u009b"));
            Assert.That(LegibleText.Of("a\u202Egpj.exe\u2066"), Is.EqualTo("a\\u202egpj.exe\\u2066"));
            Assert.That(LegibleText.Of("first\n\tsecond"), Is.EqualTo("first\n\tsecond"));
        });
    }

    [Test]
    public void Lines_of_tools_lose_their_colours_and_nothing_else() =>
        Assert.That(LegibleText.OfTool("\u001b[1;32mdone\u001b[0m in 3 s\u001b[2J\r"), Is.EqualTo("done in 3 s\\u001b[2J"));

    [Test]
    public void The_end_of_a_line_is_no_control_character() =>
        Assert.That(LegibleText.Of("first\r\nsecond\r\n"), Is.EqualTo("first\nsecond\n"));

    [Test]
    public void The_lines_of_an_entry_are_indented() =>
        Assert.That(LegibleText.Listed("first\r\n\tsecond\u001b\n", "    "), Is.EqualTo("first\n    \tsecond\\u001b"));

    [Test]
    public void An_error_shows_what_it_quotes()
    {
        var error = new FactoryException("Reading \u001b[31ma", "'\u001b]0;title\u0007' is no name\n  really", "Remove \u0008.");
        Assert.That(error.Message, Is.EqualTo("Reading \\u001b[31ma: '\\u001b]0;title\\u0007' is no name\n  really\n  Remove \\u0008."));
        Assert.That(
            (error.What, error.Why, error.Advice),
            Is.EqualTo(("Reading \\u001b[31ma", "'\\u001b]0;title\\u0007' is no name\n  really", "Remove \\u0008."))
        );
    }
}
