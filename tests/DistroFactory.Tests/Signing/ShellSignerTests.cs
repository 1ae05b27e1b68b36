using DistroFactory.Connections.Commands;
using DistroFactory.Tests.Configuration;

namespace DistroFactory.Tests.Signing;

[TestFixture]
public sealed class ShellSignerTests
{
    [Test]
    public void The_function_of_a_config_script_signs_with_the_scripts_variables()
    {
        using var folder = new ShellFolder(
            ShellFolder.Least
                + "SWUPD_CERT=root.pem\nWHO=acme\nsign_update() { log 'Signing' \"$1\"; { echo \"$WHO\"; cat \"$1\"; } > \"$2\"; }\n"
        );
        folder.Write("root.pem", "certificate");
        Assert.That(folder.Sign(folder.Read().Signing.Command, "text"), Is.EqualTo("acme\ntext"));
    }

    [TestCase("$SWUPD_CERT")]
    [TestCase("root.pem")]
    [TestCase("${SCRIPT_DIR}/../config/root.pem")]
    [TestCase("${LIB_DIR}/config/root.pem")]
    public void A_function_finds_files_where_the_original_pipelines_had_them_and_in_the_config_folder(string file)
    {
        using var folder = new ShellFolder(
            ShellFolder.Least + $"SWUPD_CERT=config/root.pem\nsign_update() {{ cat {file} \"$1\" > \"$2\"; }}\n"
        );
        folder.Write("root.pem", "certificate\n");
        var signing = folder.Read().Signing;
        Assert.That(signing.Certificate, Is.EqualTo(Path.Combine(folder.Path, "root.pem")));
        Assert.That(folder.Sign(signing.Command, "text"), Is.EqualTo("certificate\ntext"));
    }

    [Test]
    public void A_command_that_fails_ends_the_function_that_signs_the_update_as_in_the_original_pipelines()
    {
        using var folder = new ShellFolder(
            ShellFolder.Least + "SWUPD_CERT=root.pem\nsign_update() { cat /no/such/key > \"$2\"; echo signed > \"$2\"; }\n"
        );
        folder.Write("root.pem", "certificate");
        var command = folder.Read().Signing.Command;
        Assert.That(() => folder.Sign(command, "text"), Throws.InstanceOf<CommandException>().With.Message.Contains("/no/such/key"));
    }

    [Test]
    public void A_file_that_a_function_asserts_is_named_where_it_is_missing()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "SWUPD_CERT=root.pem\nsign_update() { assert_file keys/signing.key; }\n");
        folder.Write("root.pem", "certificate");
        var command = folder.Read().Signing.Command;
        Assert.That(
            () => folder.Sign(command, "text"),
            Throws.InstanceOf<CommandException>().With.Message.Contains("[ERROR] there is no file 'keys/signing.key'")
        );
    }
}
