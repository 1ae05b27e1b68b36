using DistroFactory.Run;

namespace DistroFactory.Tests.Run;

/// <summary>Failures of the machine name the folder, and what to do about the one that it is.</summary>
public sealed class StepFailureTests
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    private static readonly ConfiguredPlaces s_places = new([
        new("/factory", "the factory directory", "--factory-dir"),
        new("/srv/www", "a folder that is published to", "publish: in distro.yaml"),
    ]);

    [TestCase(
        "/srv/www/latest",
        "/srv/www/latest in /srv/www (a folder that is published to)",
        "name another folder by publish: in distro.yaml"
    )]
    [TestCase("/factory/acme/state/x", "/factory/acme/state/x in /factory (the factory directory)", "name another folder by --factory-dir")]
    [TestCase("/factory", "/factory (the factory directory)", "name another folder by --factory-dir")]
    public void Denied_access_leads_to_where_the_folder_is_named(string path, string what, string advice)
    {
        var failure = StepFailure.From(new UnauthorizedAccessException($"Access to the path '{path}' is denied."), s_places)!;
        Assert.That(
            failure.Message,
            Does.StartWith($"Reading or writing {what}: access is denied")
                .And.Contain($"Give the user {Environment.UserName} access to it")
                .And.Contain(advice)
        );
    }

    [Test]
    public void A_folder_that_nobody_named_is_not_said_to_be_named_by_an_option() =>
        Assert.That(
            StepFailure.From(new UnauthorizedAccessException("Access to the path '/var/tmp/x' is denied."), s_places)!.Message,
            Does.Contain("/var/tmp/x").And.Not.Contain("name another")
        );

    [Test]
    public void A_full_disk_is_named() =>
        Assert.That(
            StepFailure.From(new IOException("No space left on device : '/srv/www/update/10.partial'", NoSpace), s_places)!.Message,
            Does.StartWith("Writing /srv/www/update/10.partial in /srv/www (a folder that is published to): the disk is full")
                .And.Contain("Free some space there")
                .And.Not.Contain("--factory-dir")
        );

    [Test]
    public void Of_a_write_that_names_no_file_the_disks_are_asked()
    {
        var full = new ConfiguredPlaces([
            new("/dev/full.d", "the factory directory", "--factory-dir"),
            new("/proc", "a folder that is published to", "publish: in distro.yaml"),
        ]);
        Assert.That(
            StepFailure.From(new IOException("No space left on device", NoSpace), full)!.Message,
            Does.StartWith("Writing to /proc (a folder that is published to): the disk is full")
        );
    }

    [Test]
    public void A_read_only_file_system_is_named() =>
        Assert.That(
            StepFailure.From(new IOException("Read-only file system : '/srv/www/update'", ReadOnly), s_places)!.Message,
            Does.Contain("Mount it writable, or name another folder by publish: in distro.yaml.")
        );

    [Test]
    public void What_lies_in_the_way_in_a_named_folder_is_no_defect_of_the_factory() =>
        Assert.That(
            StepFailure.From(new IOException("The file '/srv/www/update' already exists."), s_places)!.Message,
            Does.Contain("Look at what lies there")
        );

    [Test]
    public void What_the_factory_mislaid_in_its_own_folder_is_a_defect() =>
        Assert.That(
            StepFailure.From(new FileNotFoundException("Could not find file '/factory/acme/work/x'.", "/factory/acme/work/x"), s_places),
            Is.Null
        );
}
