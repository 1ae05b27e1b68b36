using System.Runtime.Versioning;
using DistroFactory.Connections.Commands;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

[TestFixture]
[SupportedOSPlatform("linux")]
public sealed class CommandSignerTests
{
    private TemporaryDirectory _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void A_script_of_the_config_folder_signs()
    {
        var root = Keys("keys");
        Script(
            "openssl cms -sign -binary -md sha256 -in \"$1\" -out \"$2\" -outform DER -signer "
                + "keys/signing.pem -inkey keys/signing.key 2> /dev/null"
        );
        Tool.Require("openssl", "openssl");
        using var verifier = new SignatureVerifier(root);
        Assert.That(() => verifier.Verify("it", "MoM"u8, Signer(root).Sign("MoM"u8)), Throws.Nothing);
    }

    [Test]
    public void A_command_that_writes_no_signature_is_an_error()
    {
        using var signer = new CommandSigner(new(["true", "{in}", "{out}"], _folder.Path, new CommandRunner()), Keys("keys"));
        Assert.That(Assert.Throws<CommandException>(() => signer.Sign("MoM"u8))!.Why, Is.EqualTo("it wrote no signature"));
    }

    [Test]
    public void What_is_no_signature_is_refused_at_once_and_names_the_command()
    {
        Script("echo signed > \"$2\"");
        Refused(Keys("keys"), "7 bytes");
    }

    [Test]
    public void The_signature_of_another_key_is_refused_at_once()
    {
        Tool.Require("openssl", "openssl");
        Keys("other");
        Script(
            "openssl cms -sign -binary -md sha256 -in \"$1\" -out \"$2\" -outform DER -signer "
                + "other/signing.pem -inkey other/signing.key 2> /dev/null"
        );
        Refused(Keys("keys"), "was not issued by");
    }

    [Test]
    public void The_signature_of_other_content_is_refused_at_once()
    {
        Tool.Require("openssl", "openssl");
        var root = Keys("keys");
        Script(
            "echo other | openssl cms -sign -binary -md sha256 -out \"$2\" -outform DER "
                + "-signer keys/signing.pem -inkey keys/signing.key 2> /dev/null"
        );
        Refused(root, "clients would refuse what it wrote");
    }

    private void Refused(string root, string why)
    {
        var error = Assert.Throws<CommandException>(() => Signer(root).Sign("MoM"u8))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.What, Is.EqualTo("Signing by ./sign {in} {out}"));
            Assert.That(error.Why, Does.Contain(why));
            Assert.That(error.Advice, Does.Contain("signing.certificate"));
        });
    }

    private CommandSigner Signer(string root) => new(new(["./sign", "{in}", "{out}"], _folder.Path, new CommandRunner()), root);

    private string Keys(string folder)
    {
        using var signer = SigningKeys.CreateOrLoad(_folder[folder], "acme").Signer;
        return signer.RootCertificatePem;
    }

    private void Script(string line)
    {
        File.WriteAllText(_folder["sign"], $"#!/bin/sh\n{line}\n");
        File.SetUnixFileMode(_folder["sign"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
