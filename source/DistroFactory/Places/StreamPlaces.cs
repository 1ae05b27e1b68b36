using System.Security.Cryptography;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Run;

namespace DistroFactory.Places;

/// <summary>Opens the places that hold an update stream.</summary>
internal static class StreamPlaces
{
    /// <summary>Opens a place; null for a target that holds something else.</summary>
    /// <param name="workplace">Where rsync tells what it does.</param>
    /// <param name="target">The place.</param>
    /// <param name="memory">A directory that keeps what is seen of other machines.</param>
    public static IPlace? Open(Workplace workplace, PublishTarget target, string memory) =>
        target switch
        {
            FolderTarget folder => new FolderPlace(folder.Path),
            RsyncTarget rsync => new RsyncPlace(
                new(rsync, new CommandRunner(workplace.Log.WriteLine)),
                rsync.Destination,
                Memory(memory, rsync.Destination)
            ),
            _ => null,
        };

    /// <summary>The directory of one place in the memory of all; derived, may be deleted at any time.</summary>
    public static string Memory(string memory, string place) =>
        Path.Combine(memory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..16]);
}
