using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A site signs with a certificate below its root, whose key it keeps elsewhere, and exchanges the root.</summary>
public sealed class GivenKeysTests
{
    private readonly TemporaryDirectory _keys = new();
    private Factory _factory = null!;

    [SetUp]
    public void SetUp()
    {
        _factory = new();
        foreach (var name in new[] { "one", "two" })
            SigningKeys.CreateOrLoad(_keys[name], name).Signer.Dispose();
    }

    [TearDown]
    public void TearDown()
    {
        _factory.Dispose();
        _keys.Dispose();
    }

    [Test]
    public async Task The_root_is_exchanged_over_a_format_bump_and_the_configuration_is_tidied_later()
    {
        var next = $"next: {{ {Keys("two")} }}";
        File.Delete(_keys["one/root.key"]);
        Sign(Keys("one"));
        await ReleaseAsync(0);
        Sign(Keys("one") + ", " + next);
        Assert.That(await ReleaseAsync(0, "--force"), Does.Not.Contain("Root  "), "within a format the old root signs");
        Assert.That(await ReleaseAsync(0, "--format-bump"), Does.Contain("Root  "));
        Assert.That(await ReleaseAsync(0), Does.Contain("The root certificate has been exchanged"));
        Assert.That(_factory.Verify(format: 2).Findings, Is.Empty);

        Sign(Keys("two"));
        Assert.That(await ReleaseAsync(0), Does.Contain("Nothing to release"));
    }

    [Test]
    public async Task A_root_that_no_client_knows_is_refused_before_anything_is_made()
    {
        Sign(Keys("one"));
        await ReleaseAsync(0);
        Sign(Keys("two"));

        Assert.That(
            await ReleaseAsync(2),
            Does.Contain("systems pin that one, and would refuse every release from now on").And.Contain("signing.next")
        );
        Assert.That(Path.Combine(_factory.Stage, "update", "20"), Does.Not.Exist);
    }

    [Test]
    public async Task A_signing_certificate_of_another_root_is_refused_before_anything_is_made()
    {
        Sign(Keys("one/Swupd_Root.pem", "two"));
        Assert.That(await ReleaseAsync(2), Does.Contain("one/Swupd_Root.pem did not issue it"));
        Assert.That(Path.Combine(_factory.Stage, "update"), Does.Not.Exist);
    }

    [Test]
    public async Task A_signing_certificate_is_renewed_with_the_key_of_the_root()
    {
        Sign(Keys("one"));
        var options = new[] { "--renew-signing-certificate", "--root-key", _keys["one/root.key"], "--key-output", _keys["new"] };
        var renewed = await _factory.RunAsync("Keys", _factory.Config, options);
        Assert.That(renewed.ExitCode, Is.Zero, renewed.Output);
        Sign(Keys("one/Swupd_Root.pem", "new"));
        await ReleaseAsync(0);
        Assert.That(_factory.Verify().Findings, Is.Empty);

        var again = await _factory.RunAsync("Keys", _factory.Config, options);
        Assert.That(again.Output, Does.Contain("nothing is overwritten"));
        Assert.That(again.ExitCode, Is.EqualTo(64));
    }

    private string Keys(string name) => Keys($"{name}/Swupd_Root.pem", name);

    private string Keys(string root, string folder) =>
        $"certificate: {_keys[root]}, signing-certificate: {_keys[$"{folder}/signing.pem"]}, key: {_keys[$"{folder}/signing.key"]}";

    private void Sign(string keys)
    {
        var file = Path.Combine(_factory.Config, "distro.yaml");
        var lines = File.ReadAllLines(file).Where(line => !line.StartsWith("signing:", StringComparison.Ordinal));
        File.WriteAllLines(file, [.. lines, $"signing: {{ {keys} }}"]);
    }

    private async Task<string> ReleaseAsync(int exitCode, params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", _factory.Config, options);
        Assert.That(outcome.ExitCode, Is.EqualTo(exitCode), outcome.Output);
        return outcome.Output;
    }
}
