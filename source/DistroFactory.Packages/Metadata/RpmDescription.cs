using DistroFactory.Packages.Rpm;

namespace DistroFactory.Packages.Metadata;

/// <summary>Describes an RPM file for a repository.</summary>
internal static class RpmDescription
{
    private const int TypeMask = 0xF000;
    private const int DirectoryType = 0x4000;

    public static RepositoryPackage Read(RpmPackage rpm, string href, string? sha256, long? fileTime)
    {
        try
        {
            return Read(rpm, rpm.ReadHeader(), href, sha256, fileTime);
        }
        catch (InvalidDataException error)
        {
            throw new PackageException($"Reading package {rpm.Info.Location}", error.Message, "Build or fetch the package again.", error);
        }
    }

    private static RepositoryPackage Read(RpmPackage rpm, RpmHeader header, string href, string? sha256, long? fileTime) =>
        new()
        {
            Package = rpm.Info with { Sha256 = sha256 ?? rpm.ComputeSha256() },
            Href = href,
            Files = [.. rpm.Files.Select(file => new RepositoryFile(file.Path, KindOf(file)))],
            Requires = PublishedRequirements.Of(header, rpm.Info),
            Changelog = PublishedChangelog.Of(header),
            Description = header.Text(RpmTag.Description),
            Packager = header.Text(RpmTag.Packager),
            Vendor = header.Text(RpmTag.Vendor),
            Group = header.Text(RpmTag.Group),
            BuildHost = header.Text(RpmTag.BuildHost),
            BuildTime = header.Number(RpmTag.BuildTime) ?? 0,
            FileTime = fileTime ?? new DateTimeOffset(File.GetLastWriteTimeUtc(rpm.Info.Location)).ToUnixTimeSeconds(),
            ArchiveSize = rpm.ArchiveSize,
            HeaderStart = rpm.HeaderStart,
            HeaderEnd = rpm.HeaderEnd,
        };

    private static RepositoryFileKind KindOf(RpmFile file) =>
        (file.Mode & TypeMask) == DirectoryType ? RepositoryFileKind.Directory
        : file.Flags.HasFlag(RpmFileFlags.Ghost) ? RepositoryFileKind.Ghost
        : RepositoryFileKind.Plain;
}
