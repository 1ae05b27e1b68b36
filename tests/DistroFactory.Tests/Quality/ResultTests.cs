using System.Text;
using DistroFactory.Quality;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Quality;

public sealed class ResultTests
{
    [Test]
    public void JUnit_files_tell_of_what_passed_failed_and_was_left_out()
    {
        const string Text = """
            <?xml version="1.0"?>
            <testsuites failures="9">
              <testsuite name="boot" tests="5" failures="1" errors="1">
                <properties><property name="a" value="b"/></properties>
                <testcase classname="boot" name="kernel"/>
                <testcase classname="boot" name="init"><failure message="no init&#10;more">trace <b>x</b></failure></testcase>
                <testcase name="loader"><system-out>hm</system-out><error type="Crash"/></testcase>
                <testcase name="network"><skipped message="no network"/></testcase>
                <testcase name="never" status="notrun"/>
              </testsuite>
            </testsuites>
            """;
        Assert.That(
            JUnit(Text),
            Is.EqualTo(
                new TestCase[]
                {
                    new("boot.kernel", TestOutcome.Passed),
                    new("boot.init", TestOutcome.Failed, "no init"),
                    new("loader", TestOutcome.Failed, "Crash"),
                    new("network", TestOutcome.Skipped, "no network"),
                    new("never", TestOutcome.Skipped),
                }
            )
        );
    }

    [Test]
    public void A_failure_that_only_a_suite_states_counts()
    {
        var tests = JUnit("<testsuite errors='1' tests='1'><testcase name='a'/></testsuite>");
        Assert.That(tests.Select(test => test.Outcome), Is.EqualTo(new[] { TestOutcome.Passed, TestOutcome.Failed }));
    }

    [TestCase("<!DOCTYPE x [<!ENTITY a 'b'>]><testsuite/>", "DTD")]
    [TestCase("<!DOCTYPE testsuite SYSTEM 'file:///etc/passwd'><testsuite/>", "DTD")]
    [TestCase("<testsuite><testcase name='a'></testsuite>", "XML")]
    [TestCase("<html/>", "html")]
    [TestCase("", "XML")]
    public void Hostile_and_broken_XML_is_refused(string text, string why) =>
        Assert.That(Assert.Throws<ResultException>(() => JUnit(text))!.Message, Does.Contain("a.xml").And.Contain(why));

    [Test]
    public void Suites_that_are_nested_without_end_are_refused() =>
        Assert.Throws<ResultException>(() => JUnit(string.Concat(Enumerable.Repeat("<testsuite>", 5000))));

    [Test]
    public void Elements_that_are_passed_over_are_no_deeper_than_suites()
    {
        string Each(string tag) => string.Concat(Enumerable.Repeat(tag, 100_000));
        Assert.Throws<ResultException>(() => JUnit($"<testsuite>{Each("<a>")}{Each("</a>")}</testsuite>"));
    }

    [Test]
    public void TAP_files_tell_of_what_passed_failed_and_was_left_out()
    {
        const string Text = """
            TAP version 14
            1..6
            ok 1 - kernel is there
            not ok 2 - init is there
              ---
              message: gone
              ...
            # Subtest: more
                not ok 1 - inner
                1..1
            not ok 3 loader # todo sign it first
            ok 4 - network # SKIP no network
            ok
            ok 6 - room #7
            """;
        Assert.That(
            Tap(Text),
            Is.EqualTo(
                new TestCase[]
                {
                    new("kernel is there", TestOutcome.Passed),
                    new("init is there", TestOutcome.Failed),
                    new("loader", TestOutcome.Skipped, "sign it first"),
                    new("network", TestOutcome.Skipped, "no network"),
                    new("test 5", TestOutcome.Passed),
                    new("room #7", TestOutcome.Passed),
                }
            )
        );
    }

    [TestCase("1..3\nok 1\nok 2\n", "3 tests were planned, and 2 were run")]
    [TestCase("ok 1\nBail out! no disk\n", "no disk")]
    public void A_run_that_ended_early_has_failed(string text, string why) =>
        Assert.That(Tap(text)[^1], Has.Property("Outcome").EqualTo(TestOutcome.Failed).And.Property("Message").EqualTo(why));

    [Test]
    public void A_plan_of_nothing_is_left_out() =>
        Assert.That(Tap("1..0 # SKIP no swupd\n").Single().Outcome, Is.EqualTo(TestOutcome.Skipped));

    [TestCase("ok 1\n")]
    [TestCase("")]
    [TestCase("1..99999999999999\n")]
    [TestCase("1..1\n1..1\n")]
    public void Without_a_plan_nothing_is_known(string text) => Assert.Throws<ResultException>(() => Tap(text));

    [Test]
    public void Only_files_of_the_folder_itself_are_read()
    {
        using var directory = new TemporaryDirectory();
        var results = Directory.CreateDirectory(directory["results/deep"]).Parent!.FullName;
        Directory.CreateDirectory(directory["elsewhere"]);
        File.WriteAllText(directory["elsewhere/a.tap"], "1..1\nnot ok 1 - of another\n");
        File.CreateSymbolicLink(directory["results/link.tap"], directory["elsewhere/a.tap"]);
        File.CreateSymbolicLink(directory["results/folder"], directory["elsewhere"]);
        Assert.That(
            Assert.Throws<ResultException>(() => ResultFiles.Read(results, ["*.tap"]))!.Message,
            Does.Contain("not known that anything was tested")
        );
        File.WriteAllText(directory["results/deep/b.tap"], "1..1\nok 1 - own\n");
        File.WriteAllText(directory["results/c.tap"], "\uFEFF<testsuite><testcase name='c'/></testsuite>");
        Assert.That(ResultFiles.Read(results, ["*.tap"]).Select(test => test.Name), Is.EqualTo(new[] { "c", "own" }));
    }

    [Test]
    public void A_FIFO_is_not_waited_for()
    {
        using var directory = new TemporaryDirectory();
        Tool.Run(Tool.Require("mkfifo", "coreutils"), directory["a.xml"]);
        Assert.That(
            Assert.Throws<ResultException>(() => ResultFiles.Read(directory.Path, ["*.xml"]))!.Message,
            Does.Contain("a.xml").And.Contain("a FIFO")
        );
    }

    [Test]
    public void A_file_that_is_too_large_is_refused()
    {
        using var directory = new TemporaryDirectory();
        using (var file = File.Create(directory["a.xml"]))
            file.SetLength(100 << 20);
        Assert.That(
            Assert.Throws<ResultException>(() => ResultFiles.Read(directory.Path, ["*"]))!.Message,
            Does.Contain("at most 67.1 MB")
        );
    }

    private static TestCase[] JUnit(string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. JUnitResults.Read(content, "a.xml")];
    }

    private static TestCase[] Tap(string text) => [.. TapResults.Read(new StringReader(text), "a.tap")];
}
