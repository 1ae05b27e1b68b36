using DistroFactory.Commands;
using DistroFactory.Configuration;

namespace DistroFactory.Publishing;

/// <summary>Opens the places that the configuration names.</summary>
internal static class Publishers
{
    public static IPublisher Open(PublishTarget target, CommandRunner commands) => target switch
    {
        FolderTarget folder => new FolderPublisher(folder.Path),
        RsyncTarget rsync => new RsyncPublisher(rsync, commands),
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "no publisher knows it"),
    };
}
