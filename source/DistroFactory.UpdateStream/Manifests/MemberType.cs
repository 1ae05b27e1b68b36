using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>What a tar member is in the words of manifests.</summary>
internal static class MemberType
{
    /// <summary>The type of the entry that lists it.</summary>
    public static EntryType EntryType(this TarMember member) =>
        member.Type switch
        {
            TarMemberType.Directory => Manifests.EntryType.Directory,
            TarMemberType.Link => Manifests.EntryType.Link,
            _ => Manifests.EntryType.File,
        };
}
