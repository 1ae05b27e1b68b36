using NJsonSchema;

namespace Nuke.Embedded.Tests;

/// <summary>Parameters of every type, with everything that may be said of them.</summary>
public sealed class ParameterKindTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly KindsBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("", "Red  - - 0.5 - -  False someone")]
    [TestCase("--colour darkgreen", "DarkGreen  - - 0.5 - -  False someone")]
    [TestCase("--colour dark-green", "DarkGreen  - - 0.5 - -  False someone")]
    [TestCase("--colours red dark-green", "Red Red+DarkGreen - - 0.5 - -  False someone")]
    [TestCase("--speed fast", "Red  fast - 0.5 - -  False someone")]
    [TestCase("--place south", "Red  - south 0.5 - -  False someone")]
    [TestCase("--ratio 1.25", "Red  - - 1.25 - -  False someone")]
    [TestCase("--hidden-number 7", "Red  - - 0.5 7 -  False someone")]
    [TestCase("--output sub/file.txt", "Red  - - 0.5 - file.txt  False someone")]
    [TestCase("--numbers 1,2 3", "Red  - - 0.5 - - 1+2+3 False someone")]
    [TestCase("--hurry", "Red  - - 0.5 - -  True someone")]
    [TestCase("--hurry false", "Red  - - 0.5 - -  False someone")]
    [TestCase("--name Ann", "Red  - - 0.5 - -  False Ann")]
    public void A_value_is_understood_in_the_type_of_its_member(string option, string values)
    {
        Assert.That(_stage.Run(_build, "Show " + option).ExitCode, Is.Zero);
        Assert.That(_build.Values, Is.EqualTo(values));
    }

    [TestCase("--colour blue", "'blue' is not one of Red, DarkGreen")]
    [TestCase("--speed fats", "'fats' is not one of Slow, Fast; did you mean Fast?")]
    [TestCase("--speed fa", "'fa' is not one of Slow, Fast; did you mean Fast?")]
    [TestCase("--colour dark", "'dark' is not one of Red, DarkGreen; did you mean DarkGreen?")]
    [TestCase("--place west", "'west' is not one of north, south")]
    [TestCase("--ratio half", "'half' is no number")]
    [TestCase("--numbers 1,x", "'x' is no whole number")]
    [TestCase("--hurry=perhaps", "'perhaps' is neither true nor false")]
    public void A_value_outside_of_the_set_is_refused(string option, string message)
    {
        var outcome = _stage.Run(_build, "Show " + option);
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain(message));
    }

    [Test]
    public void What_is_nothing_like_a_short_value_is_no_reason_to_suggest_it() =>
        Assert.That(
            _stage.Run(_build, "Show --colour xy").Output,
            Does.Contain("'xy' is not one of Red, DarkGreen").And.Not.Contain("did you mean")
        );

    [Test]
    public void A_prefix_stands_before_the_names_of_a_component()
    {
        _stage.Variables["MIRROR_PASSWORD"] = "open sesame";
        var outcome = _stage.Run(_build, "Mirror --mirror-url http://mirror.example");
        Assert.That(outcome.Output, Does.Contain("to http://mirror.example with ***"));
        Assert.That(_stage.Run(new KindsBuild(), "Mirror").Output, Does.Contain("Mirror requires --mirror-url"));
    }

    [Test]
    public void The_help_is_as_approved() => Approval.Compare("HelpOfKinds.txt", _stage.Run(_build, "--help").Output);

    [Test]
    public async Task The_schema_tells_what_a_parameter_file_may_say()
    {
        _stage.Run(_build, "Show");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(_stage.Root, ".nuke", "build.schema.json"));
        Assert.That(
            schema.Validate(
                """{ "colour": "Red", "colours": ["DarkGreen"], "numbers": [1], "Hurry": true, "MirrorUrl": "x", "Verbosity": "Quiet" }"""
            ),
            Is.Empty
        );
        Assert.That(schema.Validate("""{ "colour": "blue" }"""), Is.Not.Empty);
        Assert.That(schema.Validate("""{ "Target": ["Shw"] }"""), Is.Not.Empty);
    }

    [Test]
    public void A_run_in_a_pipe_or_on_a_CI_server_leaves_the_schema_alone()
    {
        _stage.Run(_build, "Show --host GitLab");
        Assert.That(File.Exists(Path.Combine(_stage.Root, ".nuke", "build.schema.json")), Is.False);
    }
}
