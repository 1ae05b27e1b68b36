using DistroFactory.Commands;
using DistroFactory.Signing;
using DistroFactory.Tests.Configuration;

namespace DistroFactory.Tests.Signing;

[TestFixture]
public sealed class ShellSignerTests
{
    [Test]
    public void The_function_of_a_config_script_signs_with_the_scripts_variables()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "SWUPD_CERT=root.pem\nWHO=acme\nsign_update() { log 'Signing' \"$1\"; { echo \"$WHO\"; cat \"$1\"; } > \"$2\"; }\n");
        folder.Write("root.pem", "certificate");
        var signing = folder.Read().Signing;
        var signer = new SigningCommand(signing.Command, folder.Path, new CommandRunner());
        Assert.That(signer.Sign("text"u8), Is.EqualTo("acme\ntext"u8.ToArray()));
    }

    [TestCase("$SWUPD_CERT")]
    [TestCase("root.pem")]
    public void A_function_finds_files_where_the_original_pipelines_had_them_and_in_the_config_folder(string file)
    {
        using var folder = new ShellFolder(ShellFolder.Least + $"SWUPD_CERT=config/root.pem\nsign_update() {{ cat {file} \"$1\" > \"$2\"; }}\n");
        folder.Write("root.pem", "certificate\n");
        var signing = folder.Read().Signing;
        Assert.That(signing.Certificate, Is.EqualTo(Path.Combine(folder.Path, "root.pem")));
        Assert.That(new SigningCommand(signing.Command, folder.Path, new CommandRunner()).Sign("text"u8), Is.EqualTo("certificate\ntext"u8.ToArray()));
    }
}
