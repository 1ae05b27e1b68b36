namespace DistroFactory.Tests.Configuration;

public sealed class ChannelConfigurationTests
{
    [Test]
    public void Channels_are_read_in_their_order()
    {
        using var folder = new ConfigFolder(
            ConfigFolder.Least
                + """
                channels:
                  - name: staging
                  - { name: beta, age: 12h, version-url: https://beta.acme.example/update }
                  - name: stable
                    age: 7d
                    approval: true
                    qa: [{ name: soak, command: [./soak], timeout: 2h }]
                    publish: [{ folder: ../stable, automatic: false }]
                """
        );
        var configuration = folder.Read();
        Assert.Multiple(() =>
        {
            Assert.That(configuration.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "staging", "beta", "stable" }));
            Assert.That(configuration.Channels[0].VersionUrl, Is.EqualTo(configuration.VersionUrl));
            Assert.That(configuration.Channels[1].VersionUrl, Is.EqualTo("https://beta.acme.example/update"));
            Assert.That(configuration.Channels[2].VersionUrl, Is.EqualTo($"{configuration.Url}/channels/stable/update"));
            Assert.That(configuration.Channels[1].Age, Is.EqualTo(TimeSpan.FromHours(12)));
            Assert.That((configuration.Channels[1].NeedsApproval, configuration.Channels[2].NeedsApproval), Is.EqualTo((false, true)));
            Assert.That(configuration.Channels[2].Checks.Single().Timeout, Is.EqualTo(TimeSpan.FromHours(2)));
            Assert.That(configuration.NamedPlaces.Single().Key, Is.EqualTo("channels[2].publish[0]"));
            Assert.That(configuration.Channels[2].Publish.Single().IsAutomatic, Is.False);
        });
    }

    [TestCase("channels: [{ name: a }]", "channels: must have at least 2 entries")]
    [TestCase("channels: [{ name: a }, { name: a }]", "channels: 2 of them are named 'a'")]
    [TestCase("channels: [{ name: a, age: 1d }, { name: b }]", "channels: 'a' is the first, and gets each release, so it has no 'age'")]
    [TestCase("channels: [{ name: a, publish: [{ folder: www }] }, { name: b }]", "its places are those of 'publish' outside 'channels'")]
    [TestCase("channels: [{ name: ../a }, { name: b }]", "'../a' is not a name")]
    [TestCase("channels: [{ name: a }, { name: b, qa: [{ command: [c] }] }]", "a check is known by its name")]
    [TestCase("channels: [{ name: a }, { name: b, qa: [{ name: c, budget: { packages: 1 } }] }]", "budget: unknown key")]
    [TestCase(
        "publish: [{ rsync: 'h:/www' }]\nchannels: [{ name: a }, { name: b, publish: [{ rsync: 'h:/www' }] }]",
        "channels: h:/www is a place of two channels; a place leads to one version"
    )]
    public void What_is_wrong_is_said_with_its_key(string channels, string problem)
    {
        using var folder = new ConfigFolder($"{ConfigFolder.Least}{channels}\n");
        Assert.That(folder.Problems(), Has.Some.Contains(problem));
    }
}
