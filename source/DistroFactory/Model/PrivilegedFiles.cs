using System.Collections.Immutable;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Model;

/// <summary>Which files of packages are privileged, and which of them are new.</summary>
internal static class PrivilegedFiles
{
    private const int SetUser = 0x800;
    private const int SetGroup = 0x400;
    private const int Sticky = 0x200;
    private const int ExecutableByGroup = 0x8;
    private const int WritableByAll = 0x2;
    private const int TypeBits = 0xF000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;

    /// <summary>The privileged files of a package.</summary>
    public static IEnumerable<PrivilegedFile> Of(RpmPackage package) =>
        package
            .Files.Where(file => !file.IsGhost)
            .SelectMany(file => PrivilegesOf(file).Select(privilege => new PrivilegedFile(file.Path, privilege, $"{package.Info.Nevra}")));

    /// <summary>Those that the release before did not have; none when it is not known what it had.</summary>
    public static ImmutableArray<PrivilegedFile> New(ReleaseRecord release, ReleaseRecord? previous)
    {
        if (release.PrivilegedFiles is not { } now || previous?.PrivilegedFiles is not { } then)
            return [];
        var known = then.Select(file => (file.Path, file.Privilege)).ToHashSet();
        return [.. now.Where(file => !known.Contains((file.Path, file.Privilege)))];
    }

    private static IEnumerable<string> PrivilegesOf(RpmFile file)
    {
        if (file.IsRegular && (file.Mode & SetUser) != 0)
            yield return $"setuid {file.Owner}";
        // Without the right to execute it is the mark of mandatory locks; in a directory it passes the group on.
        if (file.IsRegular && (file.Mode & SetGroup) != 0 && (file.Mode & ExecutableByGroup) != 0)
            yield return $"setgid {file.Group}";
        if (file.Capabilities.Length > 0)
            yield return $"capabilities {file.Capabilities}";
        if ((file.Mode & TypeBits) is CharacterDevice or BlockDevice)
            yield return "device node";
        // In a directory such as /tmp the sticky bit keeps what is whose.
        if (!file.IsSymbolicLink && (file.Mode & WritableByAll) != 0 && !(file.IsDirectory && (file.Mode & Sticky) != 0))
            yield return "writable by everybody";
    }
}
