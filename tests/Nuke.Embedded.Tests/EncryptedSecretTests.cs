using Nuke.Embedded.Engine.Secrets;

namespace Nuke.Embedded.Tests;

/// <summary>Secrets that a parameter file holds encrypted, as <c>nuke :secrets</c> writes them.</summary>
public sealed class EncryptedSecretTests : IDisposable
{
    private const string Password = "correct horse battery";
    private const string Text = "s3cr3t päss";

    // Made by openssl from the key that Python's pbkdf2_hmac derives: no code of this repository took part.
    private const string Encrypted = "v1:It30U/U/ca5xrJRrNrfRNw==";

    private readonly Stage _stage = new();
    private readonly SecretiveBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void What_another_implementation_encrypted_is_read_and_made()
    {
        Assert.That(SecretCipher.Decrypt(Encrypted, Password), Is.EqualTo(Text));
        Assert.That(SecretCipher.Encrypt(Text, Password), Is.EqualTo(Encrypted));
    }

    [TestCase("PARAMS_KEY")]
    [TestCase("NUKE_PARAMS_KEY")]
    [TestCase("paramskey")]
    public void The_environment_holds_the_password(string variable)
    {
        Write("parameters.json", Encrypted);
        _stage.Variables[variable] = Password;
        var outcome = _stage.Run(_build, "Show");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(_build.Seen, Is.EqualTo([Text, Text]));
        Assert.That(outcome.Output, Does.Contain("with ***").And.Not.Contain(Text));
    }

    [Test]
    public void A_profile_has_a_password_of_its_own()
    {
        Write("parameters.night.json", Encrypted);
        _stage.Variables["PARAMS_KEY"] = "another one";
        _stage.Variables["PARAMS_NIGHT_KEY"] = Password;
        _stage.Run(_build, "Show --profile night");
        Assert.That(_build.Seen, Is.EqualTo([Text, Text]));
    }

    [Test]
    public void Else_the_person_at_the_terminal_is_asked_once_for_each_file()
    {
        Write("parameters.json", Encrypted);
        var questions = Answer("a wrong one", Password);
        Assert.That(_stage.Run(_build, "Show").ExitCode, Is.Zero);
        Assert.That(_build.Seen, Is.EqualTo([Text, Text]));
        Assert.That(questions, Is.EqualTo(["Password of .nuke/parameters.json: ", "Password of .nuke/parameters.json: "]));
    }

    [TestCase("--help")]
    [TestCase("Show --plan")]
    [TestCase("--shell-completion")]
    public void Who_only_looks_is_not_asked(string commandLine)
    {
        Write("parameters.json", Encrypted);
        var questions = Answer();
        Assert.That(_stage.Run(_build, commandLine).ExitCode, Is.Zero);
        Assert.That(questions, Is.Empty);
    }

    [Test]
    public void A_value_that_another_source_overrides_is_not_opened()
    {
        Write("parameters.json", Encrypted);
        var questions = Answer();
        Assert.That(_stage.Run(_build, "Show --token v1:mine --other v1:too").ExitCode, Is.Zero);
        Assert.That(_build.Seen, Is.EqualTo(["v1:mine", "v1:too"]));
        Assert.That(questions, Is.Empty);
    }

    [Test]
    public void Without_a_password_the_run_says_how_to_give_it()
    {
        Write("parameters.json", Encrypted);
        var outcome = _stage.Run(_build, "Show");
        Assert.That(
            outcome,
            Is.EqualTo(
                new Outcome(
                    64,
                    "\"Token\" in .nuke/parameters.json is encrypted, and its password is missing: set the "
                        + "environment variable PARAMS_KEY, or run at a terminal, which asks for it\n"
                )
            )
        );
    }

    [Test]
    public void A_wrong_password_in_the_environment_is_an_error_and_nobody_is_asked()
    {
        Write("parameters.json", Encrypted);
        _stage.Variables["PARAMS_KEY"] = "a wrong one";
        var questions = Answer(Password);
        Assert.That(
            _stage.Run(_build, "Show"),
            Is.EqualTo(
                new Outcome(
                    64,
                    "\"Token\" in .nuke/parameters.json cannot be decrypted with the password in the environment variable PARAMS_KEY\n"
                )
            )
        );
        Assert.That(questions, Is.Empty);
    }

    [Test]
    public void A_component_that_no_target_asks_needs_no_password()
    {
        _stage.Write(".nuke/parameters.json", $$"""{ "Other": "{{Encrypted}}" }""");
        Assert.That(_stage.Run(_build, "Rest").ExitCode, Is.Zero);
        var outcome = _stage.Run(new SecretiveBuild(), "Show");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(
            outcome.Output,
            Does.Contain("Show failed: \"Other\" in .nuke/parameters.json is encrypted, and its password is missing")
        );
    }

    [Test]
    public void A_secret_that_is_not_encrypted_is_taken_as_it_is()
    {
        Write("parameters.json", "plain");
        _stage.Run(_build, "Show");
        Assert.That(_build.Seen, Is.EqualTo(["plain", "plain"]));
    }

    private void Write(string file, string value) => _stage.Write($".nuke/{file}", $$"""{ "Token": "{{value}}", "Other": "{{value}}" }""");

    private List<string> Answer(params string[] passwords)
    {
        var questions = new List<string>();
        _stage.AskSecret = question =>
        {
            questions.Add(question);
            return passwords.ElementAtOrDefault(questions.Count - 1);
        };
        return questions;
    }
}
