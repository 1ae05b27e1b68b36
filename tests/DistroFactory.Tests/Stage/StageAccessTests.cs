using System.Runtime.Versioning;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Stage;

/// <summary>A web server that runs with a group of its own reads what is staged, whatever the umask of the factory.</summary>
[TestFixture]
[SupportedOSPlatform("linux")]
public sealed class StageAccessTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private TemporaryDirectory _directory = null!;

    private StagedTree Stage => new(_directory["stage"]);

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        foreach (
            var file in new[]
            {
                "update/10/Manifest.MoM",
                "update/10/delta/x",
                "releases/10/release-notes-10.txt",
                "update/9/Manifest.MoM",
                "update/version/format1/latest",
                "latest",
            }
        )
            AtomicFile.WriteAllText(_directory[$"stage/{file}"], "10");
        File.CreateSymbolicLink(_directory["stage/update/latest"], "./10");
        foreach (
            var entry in new DirectoryInfo(Stage.Root)
                .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                .Where(entry => entry.LinkTarget is null)
        )
            entry.UnixFileMode = entry is DirectoryInfo ? OwnerOnlyFolder : OwnerOnly;
        File.SetUnixFileMode(Stage.Root, OwnerOnlyFolder);
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task What_is_staged_is_readable_for_its_group_and_nothing_else_is_touched()
    {
        await Access(null).OpenAsync(new(10), [new(10)], CancellationToken.None);
        await Access(null).OpenPointersAsync(CancellationToken.None);
        Assert.Multiple(() =>
        {
            foreach (
                var folder in new[] { "", "update", "releases", "update/10", "update/10/delta", "update/version", "update/version/format1" }
            )
                Assert.That(
                    File.GetUnixFileMode(_directory[$"stage/{folder}"]),
                    Is.EqualTo(OwnerOnlyFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute),
                    folder
                );
            foreach (
                var file in new[]
                {
                    "update/10/Manifest.MoM",
                    "update/10/delta/x",
                    "releases/10/release-notes-10.txt",
                    "update/version/format1/latest",
                    "latest",
                }
            )
                Assert.That(File.GetUnixFileMode(_directory[$"stage/{file}"]), Is.EqualTo(OwnerOnly | UnixFileMode.GroupRead), file);
            Assert.That(File.GetUnixFileMode(_directory["stage/update/9/Manifest.MoM"]), Is.EqualTo(OwnerOnly), "an earlier version");
        });
    }

    [Test]
    public async Task What_is_staged_goes_to_its_group_and_what_is_made_there_later_does_too()
    {
        var group = OtherGroup();
        await Access($":{group}").TryAsync(CancellationToken.None);
        await Access($":{group}").OpenAsync(new(10), [new(10)], CancellationToken.None);
        await Access($":{group}").OpenPointersAsync(CancellationToken.None);
        AtomicFile.WriteAllText(_directory["stage/update/version/format1/later"], "");
        Assert.Multiple(() =>
        {
            foreach (
                var path in new[]
                {
                    "",
                    "update",
                    "update/10",
                    "update/10/delta/x",
                    "update/latest",
                    "releases/10/release-notes-10.txt",
                    "update/version/format1/latest",
                    "update/version/format1/later",
                    "latest",
                }
            )
                Assert.That(Tool.Run("stat", "-c", "%G", _directory[$"stage/{path}"]).Trim(), Is.EqualTo(group), path);
            Assert.That(Directory.GetFiles(Stage.Root), Has.Length.EqualTo(1), "nothing of the trial is left");
        });
    }

    [TestCase(":no-such-group")]
    [TestCase("no-such-user")]
    public async Task An_owner_that_the_machine_does_not_know_is_refused_before_anything_is_staged(string owner)
    {
        var error = (await Assert.ThrowsAsync<FactoryException>(() => Access(owner).TryAsync(CancellationToken.None)))!;
        Assert.That(
            error.Message,
            Does.Contain($"Giving the stage {Stage.Root} to {owner}").And.Contain("invalid").And.Contain("stage.owner")
        );
        Assert.That(Directory.GetFiles(Stage.Root), Has.Length.EqualTo(1));
    }

    [Test]
    public void New_files_are_readable_for_their_group_while_the_mask_is_changed()
    {
        using (FileCreationMask.ReadableForGroup())
            AtomicFile.WriteAllText(_directory["new/file"], "");
        Assert.That(File.GetUnixFileMode(_directory["new/file"]) & UnixFileMode.GroupRead, Is.EqualTo(UnixFileMode.GroupRead));
        Assert.That(File.GetUnixFileMode(_directory["new"]) & UnixFileMode.GroupExecute, Is.EqualTo(UnixFileMode.GroupExecute));
    }

    private StageAccess Access(string? owner) => new(Stage, owner is null ? null : StageOwner.Parse(owner), new CommandRunner());

    // root may give files to any group; others to those that they are members of.
    private static string OtherGroup()
    {
        var groups = Environment.IsPrivilegedProcess
            ? ["games"]
            : Tool.Run("id", "-nG")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Except([Tool.Run("id", "-ng").Trim()])
                .ToArray();
        if (groups.Length == 0)
            Assert.Ignore("skipped: this user is a member of one group only, and may give files to no other");
        return groups[0];
    }
}
