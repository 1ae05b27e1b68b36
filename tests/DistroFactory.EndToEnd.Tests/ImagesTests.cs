using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>Releases with images by a stand-in for clr-installer, one of whose templates cannot be built.</summary>
public sealed class ImagesTests
{
    private const string StandIn = """
        #!/usr/bin/env bash
        set -e
        template=$2; stream=${12#file://}
        name=$(basename "${template%.yaml}")
        [ "$(cat "$stream/version/format1/latest")" = 10 ] && [ -f "$stream/version/format1/latest.sig" ] && [ -f "$stream/10/Manifest.MoM.tar" ]
        [ "$name" != broken ] || { echo "no room on the disk of $name" >&2; exit 1; }
        echo "$SECRET_OF_ACME" > "$name.img"
        """;

    private Factory _factory = null!;
    private TemporaryDirectory _tools = null!;

    [SetUp]
    public void SetUp()
    {
        (_factory, _tools) = (new(), new());
        Script(_tools["clr-installer"], StandIn);
        Script(_tools["swupd"], "#!/bin/sh\necho swupd-client 7.0.0\n");
        AtomicFile.WriteAllText(Path.Combine(_factory.Config, "images", "broken.yaml"), "bundles: [os-core]\n");
        Script(
            Path.Combine(_factory.Config, "images", "container-finalize.sh"),
            "#!/bin/sh\necho packing >&2\ngzip -n \"$1\"\necho \"$1.gz\"\n"
        );
    }

    [TearDown]
    public void TearDown()
    {
        _factory.Dispose();
        _tools.Dispose();
    }

    [Test]
    public async Task An_image_that_fails_fails_the_release_and_all_are_told()
    {
        Configure("fail");
        var outcome = await ReleaseAsync();
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
            Assert.That(outcome.Output, Does.Contain("no room on the disk of broken").And.Contain("acme-10-container.img.gz"));
            Assert.That(File.Exists(Path.Combine(_factory.Stage, "latest")), Is.False);
            Assert.That(
                File.ReadAllText(Path.Combine(_factory.Root, "acme", "work", "records", "images.json")),
                Does.Contain("no room on the disk of broken")
            );
        });
    }

    [Test]
    public async Task An_image_that_fails_is_warned_of_where_that_is_asked_for_and_the_others_are_signed()
    {
        var openssl = Tool.Require("openssl", "openssl");
        Tool.Run(openssl, "genrsa", "-out", Path.Combine(_factory.Config, "image.pem"), "2048");
        Tool.Run(openssl, "rsa", "-in", Path.Combine(_factory.Config, "image.pem"), "-pubout", "-out", _tools["public.pem"]);
        Configure("warn", "signing: { key: image.pem }");
        var outcome = await ReleaseAsync();
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        var images = Path.Combine(_factory.Stage, "images");
        var sum = Path.Combine(images, "acme-10-container.img.gz-SHA512SUM");
        Assert.Multiple(() =>
        {
            Assert.That(
                Directory.GetFiles(images).Select(Path.GetFileName).Order(StringComparer.Ordinal),
                Is.EqualTo(
                    new[] { "acme-10-container.img.gz", "acme-10-container.img.gz-SHA512SUM", "acme-10-container.img.gz-SHA512SUM.sig" }
                )
            );
            Assert.That(outcome.Output, Does.Match("Images +1, failed: broken"));
            Assert.That(
                outcome.Output,
                Does.Match(@"(?s)Warnings and errors.*\[WRN\] The image broken is missing.*Target +Status"),
                "warnings of a step are repeated at the end"
            );
            Assert.That(
                File.ReadAllText(Path.Combine(_factory.Stage, "releases", "10", "release-notes-10.txt")),
                Does.Contain("The image broken is missing: ").And.Not.Contain("--swupd-cert").And.Contain("acme-10-container.img.gz")
            );
            Assert.That(
                Tool.Run(openssl, "dgst", "-sha256", "-verify", _tools["public.pem"], "-signature", sum + ".sig", sum),
                Does.Contain("Verified OK")
            );
            Assert.That(Tool.Run("sh", "-c", $"cd {images} && sha512sum -c *SHA512SUM && gzip -dc *.gz"), Does.EndWith("rosebud\n"));
            Assert.That(_factory.Verify().Findings, Is.Empty);
        });
    }

    private async Task<Outcome> ReleaseAsync()
    {
        var output = new System.Text.StringBuilder();
        var result = await _factory
            .Command("Release", _factory.Config)
            .WithEnvironmentVariables(variables => variables.Set("PATH", $"{_tools.Path}:{Environment.GetEnvironmentVariable("PATH")}"))
            .WithStandardOutputPipe(CliWrap.PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(CliWrap.PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return new(result.ExitCode, output.ToString());
    }

    private void Configure(string onFailure, string more = "")
    {
        var file = Path.Combine(_factory.Config, "distro.yaml");
        File.WriteAllText(
            file,
            File.ReadAllText(file)
                .Replace(
                    "images: { templates: images, engine: embedded }",
                    "images: { templates: images, engine: clr-installer, on-failure: "
                        + $"{onFailure}{(more.Length > 0 ? ", " : "")}{more} }}\nvariables: {{ SECRET_OF_ACME: rosebud }}",
                    StringComparison.Ordinal
                )
        );
    }

    private static void Script(string path, string text)
    {
        AtomicFile.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
