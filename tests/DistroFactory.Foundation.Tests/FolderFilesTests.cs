using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

/// <summary>A folder with a file, a folder in it, and links out of it.</summary>
public sealed class FolderFilesTests
{
    private TemporaryDirectory _directory = null!;

    private string Folder => _directory["folder"];

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        Directory.CreateDirectory(Path.Combine(Folder, "inside", "empty"));
        File.WriteAllText(Path.Combine(Folder, "inside", "file"), "");
        File.WriteAllText(Path.Combine(Folder, ".hidden"), "");
        Directory.CreateDirectory(_directory["elsewhere"]);
        File.WriteAllText(_directory["elsewhere/other"], "");
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), _directory["elsewhere"]);
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void Links_are_told_and_not_followed() =>
        Assert.That(
            FolderFiles.Below(Folder).Select(path => Path.GetRelativePath(Folder, path)),
            Is.EquivalentTo(new[] { ".hidden", "inside/file", "link" })
        );

    [Test]
    public void A_folder_that_is_a_link_or_is_not_there_has_none()
    {
        Assert.That(FolderFiles.Below(Path.Combine(Folder, "link")), Is.Empty);
        Assert.That(FolderFiles.Below(_directory["none"]), Is.Empty);
    }

    [Test]
    public void Only_folders_in_which_nothing_is_are_removed()
    {
        FolderFiles.RemoveEmpty(Folder);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(Folder, "inside")), Has.Length.EqualTo(1));
        foreach (var path in FolderFiles.Below(Folder).ToList())
            File.Delete(path);
        FolderFiles.RemoveEmpty(Folder);
        Assert.That(Folder, Does.Not.Exist);
        Assert.That(_directory["elsewhere/other"], Does.Exist);
    }

    [Test]
    public void A_file_with_two_names_is_one()
    {
        var file = Path.Combine(Folder, "inside", "file");
        FileNames.LinkOrCopy(file, Path.Combine(Folder, "second"));

        Assert.That(FileInode.Of(file), Is.EqualTo(FileInode.Of(Path.Combine(Folder, "second"))));
        Assert.That(FileInode.Of(file)!.Value.Names, Is.EqualTo(2u));
        Assert.That(FileInode.Of(_directory["none"]), Is.Null);
    }
}
