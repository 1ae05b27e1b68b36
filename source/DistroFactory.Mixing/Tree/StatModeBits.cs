namespace DistroFactory.Mixing.Tree;

/// <summary>The <c>S_IF*</c> bits of <c>st_mode</c>.</summary>
public static class StatModeBits
{
    /// <summary>Mask of the type bits.</summary>
    public const ushort TypeMask = 0xF000;

    /// <summary>A directory.</summary>
    public const ushort Directory = 0x4000;

    /// <summary>A regular file.</summary>
    public const ushort Regular = 0x8000;

    /// <summary>A symbolic link.</summary>
    public const ushort Link = 0xA000;

    /// <summary>A directory that no package owns: 0755.</summary>
    public const ushort DefaultDirectory = Directory | 0x1ED;

    /// <summary>A file the mixer itself writes: 0644.</summary>
    public const ushort DefaultFile = Regular | 0x1A4;

    /// <summary>A link as Linux reports it: 0777.</summary>
    public const ushort AnyLink = Link | 0x1FF;
}
