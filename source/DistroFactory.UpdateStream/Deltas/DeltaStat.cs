namespace DistroFactory.UpdateStream.Deltas;

/// <summary>What a client gives the file it made with a delta.</summary>
/// <param name="Mode">Mode with the file type bits.</param>
/// <param name="Owner">Numeric user.</param>
/// <param name="Group">Numeric group.</param>
public readonly record struct DeltaStat(ushort Mode, uint Owner, uint Group)
{
    /// <summary>A manifest as a client has it: 0644, root:root.</summary>
    public static DeltaStat OfManifest => new(0x81A4, 0, 0);
}
