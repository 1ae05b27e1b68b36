using DistroFactory.Configuration.Reading;

namespace DistroFactory.Tests.Configuration;

/// <summary>Private keys that a configuration names in tokens.</summary>
public sealed class TokenKeyConfigurationTests
{
    private const string Module = "module-path=/proc/self/exe";

    [Test]
    public void A_key_in_a_token_is_named_by_a_uri_wherever_a_file_may_be()
    {
        using var folder = new ConfigFolder(
            ConfigFolder.Least
                + "signing: { certificate: distro.yaml, key: \"${SIGNING_KEY}\", next: { certificate: distro.yaml, key: distro.yaml } }\n"
                + $"images: {{ templates: bundles, signing: {{ key: \"pkcs11:token=images?{Module}\" }} }}\n"
        );
        folder.Variables["SIGNING_KEY"] = $"pkcs11:token=release;object=signing?{Module}";

        var configuration = folder.Read();

        Assert.Multiple(() =>
        {
            Assert.That($"{configuration.Signing.Token}", Is.EqualTo("token release, object signing"));
            Assert.That(configuration.Signing.Key, Is.Null);
            Assert.That(configuration.Signing.Next!.Token, Is.Null);
            Assert.That(configuration.Signing.Next.Key, Is.EqualTo(folder["distro.yaml"]));
            Assert.That($"{configuration.Images!.SigningToken}", Is.EqualTo("token images"));
            Assert.That(configuration.Images.SigningKey, Is.Null);
        });
    }

    [TestCase("token=a?pin-value=8472", "pin-value would write the PIN into the configuration")]
    [TestCase("token=a?module-path=/no/module.so", "module-path: the file '/no/module.so' does not exist")]
    [TestCase("token=a?module-path=module.so", "module-path is no absolute path")]
    [TestCase("token=a?" + Module + "&pin-source=/no/8472", "pin-source: the file does not exist")]
    public void What_is_wrong_with_it_has_a_line_and_no_pin(string uri, string why)
    {
        using var folder = new ConfigFolder(ConfigFolder.Least + $"signing: {{ certificate: distro.yaml, key: \"pkcs11:{uri}\" }}\n");
        Assert.That(folder.Problems(), Has.One.StartWith("distro.yaml:5:").And.One.Contains($"signing.key: {why}"));
        Assert.That(string.Join('\n', folder.Problems()), Does.Not.Contain("8472"));
    }

    [TestCase("pkcs11:token=a", true)]
    [TestCase("pkcs11:token=a?pin-source=/run/pin", false)]
    [TestCase("keys/signing.key", false)]
    public void A_ci_server_has_the_pin_that_no_file_has(string key, bool asks)
    {
        using var folder = new ConfigFolder(ConfigFolder.Least + $"signing: {{ certificate: root.pem, key: \"{key}\" }}\n");
        Assert.That(ConfigurationReader.ReadNeeds(folder.Path, _ => null).AsksForPin, Is.EqualTo(asks));
    }
}
