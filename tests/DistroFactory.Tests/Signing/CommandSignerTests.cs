using System.Text;
using DistroFactory.Commands;
using DistroFactory.Signing;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Signing;

[TestFixture]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class CommandSignerTests
{
    [Test]
    public void A_script_of_the_config_folder_signs()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["sign"], "#!/bin/sh\nprintf 'signed:' > \"$2\"\ncat \"$1\" >> \"$2\"\n");
        File.SetUnixFileMode(folder["sign"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var signer = new CommandSigner(["./sign", "{in}", "{out}"], "PEM", folder.Path, new CommandRunner());
        Assert.That(Encoding.ASCII.GetString(signer.Sign("MoM"u8)), Is.EqualTo("signed:MoM"));
    }

    [Test]
    public void A_command_that_writes_no_signature_is_an_error()
    {
        using var folder = new TemporaryDirectory();
        var signer = new CommandSigner(["true", "{in}", "{out}"], "PEM", folder.Path, new CommandRunner());
        Assert.That(Assert.Throws<CommandException>(() => signer.Sign("MoM"u8))!.Why, Is.EqualTo("it wrote no signature"));
    }
}
