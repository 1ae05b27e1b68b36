using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Git;
using DistroFactory.Tests.Session;
using DistroFactory.Upstream;

namespace DistroFactory.Tests.Leaks;

/// <summary>Tokens and passwords go to the server they are for. They are legible nowhere, and kept nowhere.</summary>
public sealed class CredentialTests
{
    private const string Secret = "t0ken-of-acme";

    [TestCase($"https://{Secret}@git.acme.example/acme.git#main")]
    [TestCase($"https://me:{Secret}@git.acme.example/acme.git")]
    [TestCase($"https://{Secret}:@git.acme.example/acme.git")]
    [TestCase($"HTTP://me:p@{Secret}@git.acme.example/acme.git")]
    [TestCase($"ssh://git:{Secret}@git.acme.example/acme.git")]
    [TestCase($"ftp://{Secret}@git.acme.example/acme.git")]
    public void The_address_of_a_repository_is_shown_without(string address)
    {
        var shown = AddressText.WithoutCredentials($"Fetching {address} failed");
        Assert.That(shown, Does.Contain("://***@git.acme.example/acme.git").And.Not.Contain(Secret));
        if (!address.StartsWith("ftp", StringComparison.Ordinal))
            Assert.That(GitSource.Parse(address, "/").ToString(), Does.Contain("git.acme.example").And.Not.Contain(Secret));
    }

    [TestCase("ssh://git@git.acme.example/acme.git")]
    [TestCase("git@git.acme.example:acme.git")]
    [TestCase("https://git.acme.example/@acme")]
    [TestCase("write to a@acme.example or see https://acme.example/ @ noon")]
    public void What_is_no_secret_stays(string text) => Assert.That(AddressText.WithoutCredentials(text), Is.EqualTo(text));

    [TestCase($"me:{Secret}")]
    [TestCase(Secret)]
    public async Task A_release_of_repositories_with_credentials_leaves_them_nowhere(string login)
    {
        using var place = new LeakFixture();
        Directory.Move(place["config/bundles"], place["bundles"]);
        using var server = new GitHttpServer(place[""].TrimEnd('/'), login.Contains(':') ? login : login + ":");
        var text = File.ReadAllText(place["config/distro.yaml"]);
        File.WriteAllText(
            place["config/distro.yaml"],
            text.Replace("folder: bundles", $"repository: {server.AddressOf("bundles", "${LEAK_TEST_LOGIN}")}", StringComparison.Ordinal)
        );
        // As a CI server passes it; the file itself may be everybody's.
        Environment.SetEnvironmentVariable("LEAK_TEST_LOGIN", login);
        GitHttpServer.Publish(place["bundles"]);
        GitHttpServer.Publish(place["config"]);
        using (var session = place.Open(server.AddressOf("config", login)))
        {
            await session.StageReleaseAsync(tags: true);
        }

        Clean(place);
        // Another process, which knows only what is in the records and what the command line says.
        using (var session = place.Open(server.AddressOf("config", login)))
            await session.TagAsync();
        Assert.That(Tool.Run("git", "-C", place["config"], "tag").Trim(), Is.EqualTo("10"));
        Assert.That(Tool.Run("git", "-C", place["bundles"], "tag").Trim(), Is.EqualTo("acme-10"));
        Clean(place);
    }

    [Test]
    public async Task Wrong_credentials_are_refused_without_a_word_of_them()
    {
        using var place = new LeakFixture();
        using var server = new GitHttpServer(place[""].TrimEnd('/'), "me:right");
        GitHttpServer.Publish(place["config"]);
        using var session = place.Open(server.AddressOf("config", $"me:{Secret}"));
        var error = (await Assert.ThrowsAsync<RepositoryException>(() => session.FetchConfigAsync()))!;
        Assert.That($"{error}", Does.Contain("refused").And.Not.Contain(Secret));
    }

    [Test]
    public void The_address_of_an_upstream_is_published_without()
    {
        Assert.That(WebAddress.Published($"https://me:{Secret}@up.acme.example/clear"), Is.EqualTo("https://up.acme.example/clear"));
        using var client = new HttpClient();
        var files = new WebUpstreamFiles($"https://{Secret}@up.acme.example/clear/", new Downloader(client));
        Assert.That(files.Name + files.Locate("latest"), Does.Contain("up.acme.example/clear/latest").And.Not.Contain(Secret));
    }

    [Test]
    public void An_address_that_is_none_is_shown_without_its_password() =>
        Assert.That(WebAddress.Shown($"https://me:{Secret}@acme.example:port/"), Does.Not.Contain(Secret));

    [TestCase("url: ${VALUE}")]
    [TestCase("stage: { owner: \"${VALUE}\" }")]
    [TestCase("signing: { certificate: root.pem, key: \"${VALUE}\" }")]
    [TestCase("bundles: { include: [\"${VALUE}\"] }")]
    public void What_a_variable_holds_is_in_no_error(string line)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["distro.yaml"], $"name: acme\n{line}\n");
        var error = Assert.Throws<ConfigurationException>(() =>
            ConfigurationReader.Read(directory.Path, name => name == "VALUE" ? $"-- {Secret} --" : null)
        )!;
        Assert.That(error.Message, Does.Contain("${VALUE}").And.Not.Contain(Secret));
    }

    [TestCase("./sign", "--pin", Secret, "{in}", "{out}")]
    [TestCase("./sign", $"--pin={Secret}", "--in={in}", "--out={out}")]
    [TestCase("./sign", "-c", $"PIN={Secret} sign {{in}} {{out}}")]
    public void Arguments_of_a_signing_command_are_not_shown(params string[] words)
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["sign"], "#!/bin/bash\necho \"$@\"\nexit 3\n");
        File.SetUnixFileMode(folder["sign"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = new List<string>();
        var command = new SigningProcess([.. words], folder.Path, new CommandRunner(log.Add));
        var error = Assert.Throws<CommandException>(() => command.Sign("MoM"u8))!;
        Assert.That(
            $"{command} {error} {string.Join('\n', log)}",
            Does.Contain("./sign").And.Contain("exited with 3").And.Not.Contain(Secret)
        );
    }

    private static void Clean(LeakFixture place)
    {
        Assert.That($"{place.Log}", Does.Not.Contain(Secret));
        var written = Directory.EnumerateFiles(place.Factory, "*", SearchOption.AllDirectories).ToList();
        Assert.That(written, Has.Some.EndsWith("work/records/config.json").And.Some.EndsWith("/.git/config"));
        Assert.That(written, Has.Some.Contains("build-env-10.txt"));
        Assert.That(written.Where(file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal)), Is.Empty);
    }
}
