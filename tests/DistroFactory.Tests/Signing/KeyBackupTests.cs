using DistroFactory.Configuration;
using DistroFactory.Signing;
using DistroFactory.State;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

/// <summary>That the keys are backed up is said once, by who knows, of these keys.</summary>
public sealed class KeyBackupTests
{
    private TemporaryDirectory _directory = null!;
    private FactoryDirectory _factory = null!;

    private KeyBackup Backup => new(_factory);

    private string Copy => _directory["copy"];

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        _factory = new(_directory["factory"], "acme");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void It_is_not_known_until_it_is_said()
    {
        var root = MakeKeys();
        Assert.That(Backup.IsConfirmed(root), Is.False);
        Assert.That(Backup.Confirm("acme", null), Does.Contain("without looking at a copy"));
        Assert.That(Backup.IsConfirmed(root), Is.True);
    }

    [Test]
    public void It_is_not_said_of_keys_that_are_made_later()
    {
        MakeKeys();
        Backup.Confirm("acme", null);
        Directory.Delete(_factory.SigningKeys, recursive: true);
        Assert.That(Backup.IsConfirmed(MakeKeys()), Is.False);
    }

    [Test]
    public void A_copy_is_compared_file_by_file()
    {
        MakeKeys();
        Directory.CreateDirectory(Copy);
        Assert.That(
            () => Backup.Confirm("acme", Copy),
            Throws.TypeOf<ConfigurationException>().With.Message.Contain($"{Path.Combine(Copy, "Swupd_Root.pem")} is missing")
        );
        foreach (var file in Directory.GetFiles(_factory.SigningKeys))
            File.Copy(file, Path.Combine(Copy, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(Copy, "signing.key"), "x");
        Assert.That(
            () => Backup.Confirm("acme", Copy),
            Throws.TypeOf<ConfigurationException>().With.Message.Contain("signing.key differs")
        );
        File.Copy(Path.Combine(_factory.SigningKeys, "signing.key"), Path.Combine(Copy, "signing.key"), overwrite: true);
        Assert.That(Backup.Confirm("acme", Copy), Does.StartWith($"{Copy} has all files"));
    }

    [Test]
    public void The_keys_are_no_backup_of_themselves()
    {
        MakeKeys();
        Assert.That(
            () => Backup.Confirm("acme", _factory.SigningKeys),
            Throws.TypeOf<ConfigurationException>().With.Message.Contain("the folder of the keys itself")
        );
    }

    [Test]
    public void Without_keys_there_is_nothing_to_say() =>
        Assert.That(() => Backup.Confirm("acme", null), Throws.TypeOf<ConfigurationException>().With.Message.Contain("there are none"));

    [Test]
    public void The_warning_names_the_folder_and_the_command() =>
        Assert.That(
            Backup.Warning("/srv/config"),
            Does.Contain(_factory.SigningKeys).And.Contain("./build.sh KeysBackedUp --config /srv/config")
        );

    private string MakeKeys()
    {
        using var signer = SigningKeys.CreateOrLoad(_factory.SigningKeys, "acme").Signer;
        return signer.RootCertificatePem;
    }
}
