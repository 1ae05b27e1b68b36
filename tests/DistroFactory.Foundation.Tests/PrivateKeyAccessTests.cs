using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

/// <summary>Who has access to the file of a private key.</summary>
public sealed class PrivateKeyAccessTests
{
    private TemporaryDirectory _folder = null!;

    private string Key => _folder["signing.key"];

    [SetUp]
    public void SetUp()
    {
        _folder = new();
        File.WriteAllText(Key, "a key");
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("600")]
    [TestCase("400")]
    [TestCase("700")]
    public void A_key_of_its_owner_alone_is_fine(string mode)
    {
        SetMode(mode);
        Assert.That(PrivateKeyAccess.Find(Key), Is.Null);
    }

    [TestCase("640", "0600")]
    [TestCase("604", "0600")]
    [TestCase("666", "0600")]
    [TestCase("601", "0600")]
    [TestCase("444", "0400")]
    public void A_key_that_others_can_read_write_or_run_is_told_with_its_mode_and_what_helps(string mode, string narrowed)
    {
        SetMode(mode);
        var found = PrivateKeyAccess.Find(Key)!;
        Assert.That(found.Why, Does.Contain($"its mode is 0{mode}"));
        Assert.That(found.Advice, Does.Contain($"chmod {narrowed} '{Key}'"));
    }

    [Test]
    public void A_link_tells_of_what_it_leads_to()
    {
        SetMode("644");
        File.CreateSymbolicLink(_folder["link"], Key);
        Assert.That(PrivateKeyAccess.Find(_folder["link"])!.Why, Does.Contain("0644"));
    }

    [Test]
    public void A_key_of_another_user_is_refused_unless_that_is_root_or_root_asks()
    {
        if (Environment.UserName != "root")
            Assert.Ignore("Only root can give a file to another user.");
        SetMode("600");
        Assert.That(PrivateKeyAccess.Find(Key, user: 1234), Is.Null, "of root");
        Tool.Run(Tool.Require("chown", "coreutils"), "4321", Key);
        Assert.That(PrivateKeyAccess.Find(Key, user: 1234)!.Why, Does.Contain("another user, number 4321"));
        Assert.That(PrivateKeyAccess.Find(Key, user: 4321), Is.Null, "their own");
        Assert.That(PrivateKeyAccess.Find(Key, user: 0), Is.Null, "root asks");
    }

    [TestCase("vfat")]
    [TestCase("exfat")]
    public void Of_a_file_system_without_modes_is_said_that_chmod_does_not_help(string format) =>
        Assert.That(PrivateKeyAccess.Advise(Key, 0b111_101_101, format), Does.Contain(format).And.Contain("umask=077"));

    private void SetMode(string octal) => File.SetUnixFileMode(Key, (UnixFileMode)Convert.ToInt32(octal, 8));
}
