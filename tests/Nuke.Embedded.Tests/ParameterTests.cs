namespace Nuke.Embedded.Tests;

public sealed class ParameterTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly SampleBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void The_initialiser_holds_when_nothing_is_given() => Assert.That(Retries(), Is.EqualTo(3));

    [Test]
    public void The_parameter_file_wins_over_the_initialiser()
    {
        _stage.Write(".nuke/parameters.json", """{ "Retries": 4 }""");
        Assert.That(Retries(), Is.EqualTo(4));
    }

    [Test]
    public void A_profile_wins_over_the_parameter_file()
    {
        _stage.Write(".nuke/parameters.json", """{ "Retries": 4 }""");
        _stage.Write(".nuke/parameters.night.json", """{ "Retries": 5 }""");
        Assert.That(Retries("--profile night"), Is.EqualTo(5));
    }

    [TestCase("RETRIES")]
    [TestCase("NUKE_RETRIES")]
    [TestCase("nuke.retries")]
    public void The_environment_wins_over_the_files(string variable)
    {
        _stage.Write(".nuke/parameters.json", """{ "Retries": 4 }""");
        _stage.Variables[variable] = "6";
        Assert.That(Retries(), Is.EqualTo(6));
    }

    [TestCase("--retries 7")]
    [TestCase("--Retries=7")]
    [TestCase("-retries 7")]
    public void The_command_line_wins_over_all(string option)
    {
        _stage.Variables["RETRIES"] = "6";
        Assert.That(Retries(option), Is.EqualTo(7));
    }

    [TestCase("--names Ann Bob")]
    [TestCase("--names Ann+Bob")]
    [TestCase("--names Ann --names Bob")]
    public void A_list_may_be_given_as_words_or_in_one(string option)
    {
        _stage.Run(_build, "Prepare " + option);
        Assert.That(_build.Greeted, Is.EqualTo(["Ann", "Bob"]));
    }

    [Test]
    public void A_bad_value_names_where_it_came_from()
    {
        _stage.Variables["NUKE_RETRIES"] = "x";
        var outcome = _stage.Run(_build, "Prepare");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain("the environment variable NUKE_RETRIES"));
    }

    [TestCase(".nuke/parameters.json", "")]
    [TestCase(".nuke/parameters.night.json", "--profile night")]
    public void A_name_in_a_file_that_is_no_parameter_is_refused_with_a_suggestion(string file, string option)
    {
        _stage.Write(file, """{ "$schema": "build.schema.json", "Retrys": 4 }""");
        var outcome = _stage.Run(_build, "Prepare " + option);
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.StartWith($"{file}: there is no parameter \"Retrys\"; did you mean \"retries\"?"));
    }

    [Test]
    public void Of_several_profiles_the_last_wins()
    {
        _stage.Write(".nuke/parameters.night.json", """{ "Retries": 5 }""");
        _stage.Write(".nuke/parameters.weekend.json", """{ "Retries": 6, "Names": ["Ann"] }""");
        Assert.That(Retries("--profile night weekend"), Is.EqualTo(6));
        Assert.That(_build.Greeted, Is.EqualTo(["Ann"]));
        Assert.That(Retries("--profile weekend night"), Is.EqualTo(5));
    }

    [Test]
    public void A_list_in_the_environment_is_split_at_its_separator()
    {
        _stage.Variables["NUKE_NAMES"] = "Ann+Bob";
        _stage.Run(_build, "Prepare");
        Assert.That(_build.Greeted, Is.EqualTo(["Ann", "Bob"]));
    }

    [TestCase("NUKE_VERBOSITY")]
    [TestCase("nuke_verbosity")]
    public void The_environment_may_say_how_much_the_run_says(string variable)
    {
        _stage.Variables[variable] = "Verbose";
        Assert.That(_stage.Run(_build, "Break").Output, Does.Contain("   at "));
        Assert.That(_stage.Run(new SampleBuild(), "Break --verbosity normal").Output, Does.Not.Contain("   at "));
    }

    [Test]
    public void A_parameter_file_may_give_options_of_the_engine_too()
    {
        _stage.Write(".nuke/parameters.json", """{ "Verbosity": "Verbose", "NoLogo": true, "Target": ["Prepare"], "Skip": [] }""");
        _stage.Write(".nuke/parameters.calm.json", """{ "Verbosity": "Normal" }""");
        Assert.That(_stage.Run(_build, "Break").Output, Does.Contain("   at ").And.Not.Contain("embedded engine"));
        Assert.That(_stage.Run(new SampleBuild(), "Break --profile calm").Output, Does.Not.Contain("   at "));
        Assert.That(_stage.Run(_build).ExitCode, Is.Zero);
        Assert.That(_build.Trace, Is.EqualTo(["prepare"]));
    }

    [Test]
    public void The_environment_may_name_profiles()
    {
        _stage.Write(".nuke/parameters.night.json", """{ "Retries": 5 }""");
        _stage.Variables["NUKE_PROFILE"] = "night";
        Assert.That(Retries(), Is.EqualTo(5));
    }

    [Test]
    public void A_bad_option_of_the_engine_names_where_it_came_from()
    {
        _stage.Write(".nuke/parameters.json", """{ "Verbosity": "loud" }""");
        Assert.That(
            _stage.Run(_build, "Prepare"),
            Is.EqualTo(new Outcome(64, "\"Verbosity\" in .nuke/parameters.json: 'loud' is not one of Verbose, Normal, Minimal, Quiet\n"))
        );
    }

    [TestCase("Prepare+Hidden", "prepare hidden")]
    [TestCase("--target Prepare+Hidden", "prepare hidden")]
    [TestCase("Fetch Hidden --skip Prepare+Fetch", "hidden")]
    public void Targets_may_be_one_word_with_plus_signs(string commandLine, string trace)
    {
        Assert.That(_stage.Run(_build, commandLine).ExitCode, Is.Zero);
        Assert.That(string.Join(' ', _build.Trace), Is.EqualTo(trace));
    }

    [Test]
    public void An_empty_list_in_the_environment_is_a_list_and_an_empty_value_is_none()
    {
        _stage.Write(".nuke/parameters.json", """{ "Names": ["Ann"], "Retries": 4 }""");
        _stage.Variables["NUKE_NAMES"] = "";
        _stage.Variables["NUKE_RETRIES"] = "";
        Assert.That(Retries(), Is.EqualTo(4));
        Assert.That(_build.Greeted, Is.Empty);
    }

    [Test]
    public void A_path_in_a_file_is_relative_to_the_root_and_one_on_the_command_line_to_the_working_directory()
    {
        Directory.CreateDirectory(Path.Combine(_stage.Root, "below", ".nuke"));
        _stage.Write("below/.nuke/parameters.json", """{ "Place": "here" }""");
        Assert.That(_stage.Run<PlaceBuild>("Where --root below").Output, Does.Contain($"at {_stage.Root}/below/here"));
        Assert.That(_stage.Run<PlaceBuild>("Where --root below --place here").Output, Does.Contain($"at {_stage.Root}/here"));
    }

    [Test]
    public void The_root_may_be_given_with_the_target_behind_it()
    {
        Directory.CreateDirectory(Path.Combine(_stage.Root, "other", ".nuke"));
        _stage.Write("other/.nuke/parameters.json", """{ "Retries": 8 }""");
        Assert.That(_stage.Run(_build, "--root other Prepare").ExitCode, Is.Zero);
        Assert.That((_build.Retries, _build.Trace), Is.EqualTo((8, new List<string> { "prepare" })));
    }

    [TestCase("--partition 2/3", "2/3")]
    [TestCase("", "1/1")]
    public void A_part_may_be_asked_for(string option, string part)
    {
        _stage.Run(_build, "Split " + option);
        Assert.That(_build.Trace, Is.EqualTo([part]));
    }

    [TestCase("4/3")]
    [TestCase("0/3")]
    [TestCase("x")]
    public void A_part_that_is_none_is_refused(string part) =>
        Assert.That(
            _stage.Run(_build, "Split --partition " + part),
            Is.EqualTo(new Outcome(64, $"--partition: '{part}' is no part such as 2/3\n"))
        );

    [Test]
    public void A_parameter_file_that_is_no_JSON_is_refused_with_its_line()
    {
        _stage.Write(".nuke/parameters.json", "{\n  \"Retries\" 4\n}");
        var outcome = _stage.Run(_build, "Prepare");
        Assert.That(
            outcome,
            Is.EqualTo(new Outcome(64, ".nuke/parameters.json, line 2: '4' is invalid after a property name. Expected a ':'.\n"))
        );
    }

    [Test]
    public void A_profile_that_is_missing_is_an_error() =>
        Assert.That(_stage.Run(_build, "Prepare --profile none").ExitCode, Is.EqualTo(64));

    [Test]
    public void The_schema_is_written_once_and_left_alone_while_it_is_current()
    {
        _stage.Run(_build, "Prepare");
        var file = Path.Combine(_stage.Root, ".nuke", "build.schema.json");
        Assert.That(File.ReadAllText(file), Does.Contain("\"retries\"").And.Contain("\"type\": \"integer\""));
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        _stage.Run(new SampleBuild(), "Prepare");
        Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(DateTime.UnixEpoch));
    }

    private int Retries(string option = "")
    {
        Assert.That(_stage.Run(_build, "Prepare " + option).ExitCode, Is.Zero);
        return _build.Retries;
    }
}
