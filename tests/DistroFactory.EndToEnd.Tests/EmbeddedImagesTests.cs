using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// Releases with images of the embedded builder: killed while they are made, and signed by a command of the configuration.
/// </summary>
public sealed class EmbeddedImagesTests
{
    private Factory _factory = null!;
    private TemporaryDirectory _tools = null!;

    [SetUp]
    public void SetUp() => (_factory, _tools) = (new(), new());

    [TearDown]
    public void TearDown()
    {
        _factory.Dispose();
        _tools.Dispose();
    }

    private string Images => Path.Combine(_factory.Stage, "images");

    [Test]
    public async Task A_run_that_is_killed_while_images_are_made_serves_nothing_and_the_next_one_makes_them_all()
    {
        Script(
            "images/container-finalize.sh",
            $"if mkdir {_tools["begun"]} 2> /dev/null; then head -c 5 \"$1\" > \"$1.half\"; sleep 600; fi\necho \"$1\"\n"
        );
        await KillWhenBegunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(Path.Combine(_factory.Stage, "latest"), Does.Not.Exist);
            Assert.That(Path.Combine(_factory.Root, "acme", "work", "records", "images.json"), Does.Not.Exist);
        });

        var outcome = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Output, Does.Contain("ended without giving its lock back"));
            Assert.That(
                Directory.GetFiles(Images).Select(Path.GetFileName),
                Is.EquivalentTo(
                    new[]
                    {
                        "acme-10-container.tar.zst",
                        "acme-10-container.tar.zst-SHA512SUM",
                        "acme-10-container-oci.tar",
                        "acme-10-container-oci.tar-SHA512SUM",
                    }
                )
            );
            Assert.That(Tool.Run("sh", "-c", $"cd {Images} && sha512sum -c *SHA512SUM"), Does.Not.Contain("FAILED"));
            Assert.That(_factory.Verify().Findings, Is.Empty);
        });
    }

    [Test]
    public async Task A_command_of_the_configuration_signs_the_checksums_of_images()
    {
        var openssl = Tool.Require("openssl", "openssl");
        Tool.Run(openssl, "genrsa", "-out", _tools["image.pem"], "2048");
        Tool.Run(openssl, "rsa", "-in", _tools["image.pem"], "-pubout", "-out", _tools["public.pem"]);
        Configure(
            "formats: [tar], signing: { command: [./sign-image, \"{in}\", \"{out}\"] }",
            $"variables: {{ IMAGE_KEY: {_tools["image.pem"]} }}"
        );

        Script("sign-image", "echo the token is not plugged in >&2\nexit 3\n");
        var unsigned = await _factory.RunAsync("Release", _factory.Config);
        Assert.Multiple(() =>
        {
            Assert.That(unsigned.ExitCode, Is.EqualTo(2), unsigned.Output);
            Assert.That(unsigned.Output, Does.Contain("the token is not plugged in"));
            Assert.That(Path.Combine(_factory.Stage, "latest"), Does.Not.Exist);
        });

        Script("sign-image", "openssl dgst -sha256 -sign \"$IMAGE_KEY\" -out \"$2\" \"$1\"\n");
        var signed = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(signed.ExitCode, Is.Zero, signed.Output);
        var sum = Path.Combine(Images, "acme-10-container.tar.zst-SHA512SUM");
        Assert.That(
            Tool.Run(openssl, "dgst", "-sha256", "-verify", _tools["public.pem"], "-signature", sum + ".sig", sum),
            Does.Contain("Verified OK")
        );
    }

    private async Task KillWhenBegunAsync()
    {
        using var kill = new CancellationTokenSource();
        var output = new StringBuilder();
        var run = (_factory.Command("Release", _factory.Config) | output).ExecuteAsync(kill.Token);
        while (!Directory.Exists(_tools["begun"]))
        {
            if (run.Task.IsCompleted)
                Assert.Fail($"The run ended before it made images:\n{output}");
            await Task.Delay(50);
        }

        await kill.CancelAsync();
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }

    private void Configure(string images, string more)
    {
        var file = Path.Combine(_factory.Config, "distro.yaml");
        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("engine: embedded }", $"engine: embedded, {images} }}\n{more}", StringComparison.Ordinal)
        );
    }

    private void Script(string name, string text)
    {
        var path = Path.Combine(_factory.Config, name);
        AtomicFile.WriteAllText(path, "#!/bin/sh\n" + text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
