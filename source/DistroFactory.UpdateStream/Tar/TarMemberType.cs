namespace DistroFactory.UpdateStream.Tar;

/// <summary>What a tar member is; the value is its type flag in the header.</summary>
public enum TarMemberType : byte
{
    /// <summary>Regular file.</summary>
    File = (byte)'0',

    /// <summary>Hard link to an earlier member.</summary>
    HardLink = (byte)'1',

    /// <summary>Symbolic link.</summary>
    Link = (byte)'2',

    /// <summary>Directory.</summary>
    Directory = (byte)'5',
}
