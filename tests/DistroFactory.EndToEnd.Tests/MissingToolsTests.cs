using System.Text;
using CliWrap;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>What this machine lacks is told before anything is done.</summary>
public sealed class MissingToolsTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp()
    {
        _factory = new();
        var file = Path.Combine(_factory.Config, "distro.yaml");
        var text = File.ReadAllText(file)
            .Replace("engine: embedded", "engine: clr-installer", StringComparison.Ordinal)
            .Replace("mix:\n", "mix:\n  engine: mixer\n", StringComparison.Ordinal);
        File.WriteAllText(file, text + "\npublish:\n  - rsync: pub.acme.example:/srv/www\n    shell: no-such-shell -p 22\n");
    }

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [TestCase("Release")]
    [TestCase("Preview")]
    public async Task One_error_names_all_of_it_and_nothing_is_written(string target)
    {
        var outcome = await RunAsync(target);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
            Assert.That(
                outcome.Output,
                Does.Contain("a release of acme needs")
                    .And.Contain("mixer, for mix.engine: mixer: build it from https://")
                    .And.Contain("clr-installer, for images.engine: clr-installer: build it from https://")
                    .And.Contain("no-such-shell, for publish[0].rsync")
                    .And.Contain("mix.engine: embedded")
            );
            Assert.That(_factory.Written, Is.Empty);
        });
    }

    [Test]
    public async Task What_is_skipped_needs_nothing()
    {
        var file = Path.Combine(_factory.Config, "distro.yaml");
        File.WriteAllText(
            file,
            File.ReadAllText(file)
                .Replace("  engine: mixer\n", "", StringComparison.Ordinal)
                .Replace("engine: clr-installer", "engine: embedded", StringComparison.Ordinal)
        );
        var outcome = await RunAsync("Release", "--skip", "Publish");
        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), outcome.Output);
    }

    private async Task<Outcome> RunAsync(string target, params string[] options)
    {
        var output = new StringBuilder();
        var folders = Environment
            .GetEnvironmentVariable("PATH")!
            .Split(':')
            .Where(folder => !File.Exists(Path.Combine(folder, "mixer")) && !File.Exists(Path.Combine(folder, "clr-installer")));
        var result = await _factory
            .Command(target, _factory.Config, options)
            .WithEnvironmentVariables(variables => variables.Set("PATH", string.Join(':', folders)))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return new(result.ExitCode, output.ToString());
    }
}
