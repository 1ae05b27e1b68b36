using Nuke.Embedded.Engine.Secrets;

namespace Nuke.Embedded.Tests;

/// <summary>Secrets in parameter files are those of NUKE.</summary>
public sealed class SecretCipherTests
{
    // Made by openssl enc -aes-256-cbc, with the key and vector of Python's pbkdf2_hmac.
    private const string Encrypted = "v1:f9j06hlKx3oYVMHwTypp0A==";

    [Test]
    public void What_others_encrypted_is_read() => Assert.That(SecretCipher.Decrypt(Encrypted, "password"), Is.EqualTo("geheim ä"));

    [Test]
    public void What_is_written_is_what_others_write() => Assert.That(SecretCipher.Encrypt("geheim ä", "password"), Is.EqualTo(Encrypted));

    [TestCase(Encrypted, "another")]
    [TestCase("v1:%", "password")]
    [TestCase("v1:", "password")]
    public void A_wrong_password_or_a_damaged_text_is_no_secret(string text, string password) =>
        Assert.That(SecretCipher.Decrypt(text, password), Is.Null.Or.Empty);
}
