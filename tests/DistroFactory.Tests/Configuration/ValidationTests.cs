using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Configuration;

[TestFixture]
public sealed class ValidationTests
{
    [Test]
    public void All_errors_are_reported_at_once_in_the_order_of_the_file()
    {
        using var folder = new ConfigFolder(
            """
            name: Acme Linux
            url: acme.example
            formt: 1
            increment: ten
            content:
              - foldr: packages
              - folder: missing
                priority: 5
            bundles:
              folder: ../elsewhere
              folder: bundles
            mix:
              engine: embeded
              compression: { fullfiles: { method: xz, level: 12 } }
            """
        );
        Assert.That(
            folder.Problems(),
            Is.EqualTo(
                new[]
                {
                    "distro.yaml:1:7: name: 'Acme Linux' is not a name ([a-z0-9][a-z0-9-]*)",
                    "distro.yaml:2:6: url: 'acme.example' is no address; it must begin with https:// or http:// or file://",
                    "distro.yaml:3:1: formt: unknown key; did you mean 'format'?",
                    "distro.yaml:4:12: increment: 'ten' must be a whole number from 1 to 1000",
                    "distro.yaml:6:5: content[0].foldr: unknown key; did you mean 'folder'?",
                    "distro.yaml:6:5: content[0]: needs one of folder, repository, koji, github",
                    "distro.yaml:7:13: content[1].folder: the folder 'missing' does not exist",
                    "distro.yaml:8:5: content[1].priority: needs 'repository' beside it",
                    "distro.yaml:10:11: bundles.folder: the folder '../elsewhere' does not exist",
                    "distro.yaml:11:3: bundles.folder: stands twice; first in line 10",
                    "distro.yaml:13:11: mix.engine: 'embeded' is not one of auto, embedded, mixer; did you mean 'embedded'?",
                    "distro.yaml:14:50: mix.compression.fullfiles.level: 12 is out of range; xz has 0 to 9",
                }
            )
        );
    }

    [TestCase("url: https://a.example\ncontent: [{ folder: packages }]", "distro.yaml:1:1: name: missing; it must be there")]
    [TestCase(
        ConfigFolder.Least + "    keys: [missing.asc]",
        "distro.yaml:5:12: content[0].keys[0]: the file 'missing.asc' does not exist"
    )]
    [TestCase(
        ConfigFolder.Least + "    gpg-check: true",
        "distro.yaml:5:16: content[0].gpg-check: needs 'keys' beside it: the public keys whose signatures count"
    )]
    [TestCase(
        ConfigFolder.Least + "    keys: [distro.yaml]\n    gpg-check: false",
        "distro.yaml:5:11: content[0].keys: nothing is checked with them: 'gpg-check' is false, and 'repo-gpg-check' is not true"
    )]
    [TestCase(
        ConfigFolder.Least + "    keys: [distro.yaml]\n    repo-gpg-check: true",
        "distro.yaml:6:5: content[0].repo-gpg-check: needs 'repository' beside it"
    )]
    [TestCase(ConfigFolder.Least + "upstream: { keys: [distro.yaml] }", "distro.yaml:5:11: upstream: 'keys' is for mode: downstream")]
    [TestCase(
        ConfigFolder.Least
            + "  - folder: bundles\n    keys: [distro.yaml]\n  - folder: bundles\n    gpg-check: false\ncontent-policy: signed",
        "distro.yaml:4:3: content: each provider needs 'keys' with content-policy: signed; without are content[0], content[2]"
    )]
    [TestCase(
        "name: acme\nurl: https://a.example\nmode: downstream\nupstream: { url: https://b.example }\ncontent-policy: signed",
        "distro.yaml:4:11: upstream: has no 'keys', which it needs with content-policy: signed"
    )]
    [TestCase(
        "name: acme\nurl: https://a.example\nmix: { engine: mixer }\ncontent-policy: signed",
        "distro.yaml:4:17: content-policy: needs content providers with 'keys': "
            + "of the mixer command's own repositories no signature is checked"
    )]
    [TestCase(ConfigFolder.Least + "format: 0", "distro.yaml:5:9: format: 0 is out of range; it must be from 1 to 999999")]
    [TestCase(ConfigFolder.Least + "format:", "distro.yaml:5:8: format: has no value; it must be a whole number from 1 to 999999")]
    [TestCase(
        ConfigFolder.Least + "mix: [xz]",
        "distro.yaml:5:6: mix: must be a map of keys (engine, deltas, compression, min-version, format-bump, mixer), not a list"
    )]
    [TestCase(ConfigFolder.Least + "mix: { min-version: yes }", "distro.yaml:5:21: mix.min-version: 'yes' must be true or false")]
    [TestCase(
        ConfigFolder.Least + "mode: downstream\nupstream: { version: 31000 }",
        "distro.yaml:6:11: upstream: needs 'url' with mode: downstream"
    )]
    [TestCase(
        ConfigFolder.Least + "mode: downstream\nupstream: { url: https://a.b }\nmix: { format-bump: true }",
        "distro.yaml:7:6: mix: 'format-bump' is for own upstreams: a downstream distribution follows the bumps of its upstream"
    )]
    [TestCase(
        ConfigFolder.Least + "mode: downstream\nupstream: { url: https://a.b }\nincrement: 500",
        "distro.yaml:7:12: increment: must be at most 499 with mode: downstream"
    )]
    [TestCase(
        ConfigFolder.Least + "mode: downstream\nupstream: { url: https://a.b }\nformat: 30",
        "distro.yaml:7:9: format: is for own upstreams: a downstream distribution has the format of its upstream"
    )]
    [TestCase(ConfigFolder.Least + "upstream: { url: https://a.b }", "distro.yaml:5:11: upstream: 'url' is for mode: downstream")]
    [TestCase(
        ConfigFolder.Least + "mix: { format-bump: next }",
        "distro.yaml:5:21: mix.format-bump: 'next' must be true, false or a whole number from 1 to 999999"
    )]
    [TestCase(ConfigFolder.Least + "bundles: { include: os-core }", "distro.yaml:5:21: bundles.include: must be a list, not text")]
    [TestCase(
        ConfigFolder.Least + "bundles: { folder: bundles, repository: x }",
        "distro.yaml:5:29: bundles.repository: cannot stand together with 'folder'"
    )]
    [TestCase(
        ConfigFolder.Least + "bundles: { repository: x, path: ../y }",
        "distro.yaml:5:33: bundles.path: '../y' is not a relative path"
    )]
    [TestCase(
        ConfigFolder.Least + "bundles: { packages: bundles }",
        "distro.yaml:5:22: bundles.packages: 'bundles' is a folder, not a file"
    )]
    [TestCase(ConfigFolder.Least + "signing: { key: distro.yaml }", "distro.yaml:5:12: signing.key: needs 'certificate' beside it")]
    [TestCase(
        ConfigFolder.Least + "signing: { certificate: distro.yaml, command: [sign] }",
        "distro.yaml:5:47: signing.command: the command line must mention both {in} and {out}"
    )]
    [TestCase(
        ConfigFolder.Least + "stage: { folder: \"${NOWHERE}/x\" }",
        "distro.yaml:5:18: stage.folder: the environment variable NOWHERE is not defined"
    )]
    [TestCase(
        ConfigFolder.Least + "stage: { folder: \"${oops\" }",
        "distro.yaml:5:18: stage.folder: '${' begins a variable but no NAME} follows"
    )]
    [TestCase(ConfigFolder.Least + "users: { www: -1 }", "distro.yaml:5:15: users.www: -1 is out of range")]
    [TestCase(ConfigFolder.Least + "users: { 'a b': 1 }", "distro.yaml:5:10: users.a b: is not an owner name")]
    [TestCase("just text", "distro.yaml:1:1: must be a map of keys")]
    [TestCase("name: [acme", "not YAML")]
    [TestCase("name: *nowhere", "not YAML: unknown anchor 'nowhere'")]
    [TestCase(ConfigFolder.Least + "--- {}", "not YAML: a second document begins here")]
    [TestCase("", "distro.yaml:1:1: the file is empty")]
    public void Each_error_names_its_place_and_what_would_be_right(string yaml, string expected)
    {
        using var folder = new ConfigFolder(yaml);
        Assert.That(folder.Problems(), Has.Some.Contains(expected));
    }

    [TestCase("name: [a\nurl")]
    [TestCase("name: 'acme")]
    [TestCase("{ name: acme")]
    [TestCase("name: acme\n\tmode: x")]
    public void Text_that_is_not_yaml_is_refused_with_its_place(string yaml)
    {
        using var folder = new ConfigFolder(yaml);
        Assert.That(folder.Problems(), Is.All.Match("^distro.yaml:[0-9]+:[0-9]+: not YAML: "));
    }

    [Test]
    public void Nesting_without_end_is_refused()
    {
        using var folder = new ConfigFolder("name: " + new string('[', 100_000));
        Assert.That(folder.Problems(), Has.Length.EqualTo(1).And.All.Contains("not YAML"));
    }

    [Test]
    public void Damaged_text_is_read_or_refused_and_nothing_else()
    {
        var whole = File.ReadAllText(Path.Combine(Shared.Repository, "samples", "acme", "distro.yaml"));
        var random = new Random(20);
        for (var i = 0; i < 500; i++)
        {
            var text = whole.ToCharArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                text[random.Next(text.Length)] = "[]{}:,'\"#&*!|>-\t\n a\0"[random.Next(20)];
            using var folder = new ConfigFolder(new string(text, 0, random.Next(text.Length)));
            Assert.That(Refusal(folder), Is.Null.Or.InstanceOf<ConfigurationException>(), new string(text));
        }
    }

    [Test]
    public void An_anchor_is_followed()
    {
        using var folder = new ConfigFolder(
            "name: acme\nurl: &home https://acme.example\ncontent-url: *home\ncontent: [{ folder: packages }]\n"
        );
        Assert.That(folder.Read().ContentUrl, Is.EqualTo("https://acme.example"));
    }

    [Test]
    public void A_folder_without_the_file_is_an_error_of_usage()
    {
        using var folder = new ConfigFolder();
        File.Delete(folder[ConfigurationReader.FileName]);
        var error = Assert.Throws<ConfigurationException>(() => folder.Read())!;
        Assert.That((error.ExitCode, error.Why), Is.EqualTo((FactoryExitCode.Usage, "there is no such file")));
    }

    [Test]
    public void A_folder_without_bundles_is_told_so()
    {
        using var folder = new ConfigFolder();
        Directory.Delete(folder["bundles"]);
        Assert.That(
            folder.Problems(),
            Is.EqualTo(new[] { "distro.yaml:1:1: bundles.folder: the folder 'bundles' does not exist, and no other is named" })
        );
    }

    private static Exception? Refusal(ConfigFolder folder)
    {
        try
        {
            folder.Read();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
