namespace Nuke.Embedded.Tests.Running;

/// <summary>A target with inputs runs when something that it depends on is not as it was.</summary>
public sealed class FingerprintTests : IDisposable
{
    private readonly Stage _stage = new();

    public FingerprintTests()
    {
        Directory.CreateDirectory(Path.Combine(_stage.Root, "src", "old"));
        _stage.Write("src/a.c", "int a;");
        _stage.Write("src/b.c", "int b;");
        _stage.Write("build.dll", "compiled build");
    }

    public void Dispose() => _stage.Dispose();

    [Test]
    public void It_is_skipped_with_the_reason_while_nothing_changed()
    {
        Assert.That(Run(), Is.EqualTo(["compile plain"]));
        var second = new CompileBuild();
        Assert.That(_stage.Run(second, "Compile").Output, Does.Match(@"Compile  skipped +inputs unchanged since 2026-01-0\d \d\d:04:05"));
        Assert.That(second.Trace, Is.Empty);
    }

    [Test]
    public void The_target_of_a_component_and_what_it_depends_on_are_each_judged_by_their_own_inputs()
    {
        Assert.That(Run("Link"), Is.EqualTo(["compile plain", "link"]));
        _stage.Write("src/a.c", "int x;");
        Assert.That(Run("Link"), Is.EqualTo(["compile plain"]), "the object is the same as before");
    }

    [TestCase("src/a.c", "int c;", "src/a.c changed")]
    [TestCase("src/c.c", "int c;", "src/c.c is new")]
    [TestCase("src/b.c", null, "src/b.c is gone")]
    [TestCase("out/a.o", "tampered with", "the output out/a.o changed")]
    [TestCase("out/a.o", null, "the output out/a.o is gone")]
    [TestCase("build.dll", "compiled again", "the build itself changed")]
    public void It_runs_when_a_file_changed_and_says_which_one(string file, string? text, string reason)
    {
        Run();
        if (text is null)
            File.Delete(Path.Combine(_stage.Root, file));
        else
            _stage.Write(file, text);
        Assert.That(_stage.Run<CompileBuild>("Compile --verbosity verbose").Output, Does.Contain($"Compile runs because {reason}"));
        Assert.That(Run(), Is.Empty);
    }

    [Test]
    public void A_change_that_keeps_size_and_time_is_seen_in_a_file_that_was_written_in_the_same_moment()
    {
        Run();
        var time = File.GetLastWriteTimeUtc(Path.Combine(_stage.Root, "src/a.c"));
        _stage.Write("src/a.c", "int z;");
        File.SetLastWriteTimeUtc(Path.Combine(_stage.Root, "src/a.c"), time);
        Assert.That(Run(), Is.EqualTo(["compile plain"]));
    }

    [Test]
    public void A_file_that_was_only_touched_changes_nothing()
    {
        Run();
        File.SetLastWriteTimeUtc(Path.Combine(_stage.Root, "src/a.c"), DateTime.UnixEpoch);
        Assert.That(Run(), Is.Empty);
    }

    [Test]
    public void Files_that_are_excluded_do_not_count()
    {
        Run();
        _stage.Write("src/old/c.c", "int c;");
        Assert.That(Run(), Is.Empty);
    }

    [Test]
    public void It_runs_when_a_parameter_that_it_names_changed()
    {
        Run();
        Assert.That(
            _stage.Run<CompileBuild>("Compile --flavour rich --verbosity verbose").Output,
            Does.Contain("Compile runs because the parameter flavour changed")
        );
        Assert.That(Run(), Is.EqualTo(["compile plain"]));
    }

    [Test]
    public void A_secret_does_not_count_and_is_nowhere_kept()
    {
        Run("Compile --token one");
        Assert.That(Run("Compile --token two"), Is.Empty);
        Assert.That(File.ReadAllText(Path.Combine(_stage.Root, ".nuke/temp/fingerprints/Compile.json")), Does.Not.Contain("token"));
    }

    [Test]
    public void It_is_never_skipped_after_a_failure()
    {
        Run();
        _stage.Write("src/a.c", "int c;");
        _stage.Run(new CompileBuild { Fails = true }, "Compile");
        _stage.Write("src/a.c", "int a;");
        Assert.That(Run(), Is.EqualTo(["compile plain"]));
    }

    [Test]
    public void It_runs_when_the_caller_insists()
    {
        Run();
        Assert.That(Run("Compile --fresh"), Is.EqualTo(["compile plain"]));
    }

    [Test]
    public void Inputs_that_match_no_file_never_skip()
    {
        Run("Nothing");
        var second = new CompileBuild();
        Assert.That(_stage.Run(second, "Nothing").Output, Does.Contain("The inputs of Nothing match no file: src/none/*.c"));
        Assert.That(second.Trace, Is.EqualTo(["nothing"]));
    }

    [Test]
    public void A_damaged_fingerprint_is_as_none()
    {
        Run();
        _stage.Write(".nuke/temp/fingerprints/Compile.json", "{ \"time\": ");
        Assert.That(Run(), Is.EqualTo(["compile plain"]));
    }

    private List<string> Run(string commandLine = "Compile")
    {
        var build = new CompileBuild();
        Assert.That(_stage.Run(build, commandLine).ExitCode, Is.Zero);
        return build.Trace;
    }
}
