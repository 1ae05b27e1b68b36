namespace DistroFactory.Packages.Rpm;

/// <summary>The header of one member of a cpio archive.</summary>
/// <param name="Name">Its name as written; null in a stripped archive.</param>
/// <param name="FileIndex">In a stripped archive, which file of the RPM header it is; otherwise -1.</param>
/// <param name="Mode"><c>st_mode</c>; 0 in a stripped archive.</param>
/// <param name="Size">Bytes of content that follow; -1 in a stripped archive, where the RPM header knows it.</param>
internal readonly record struct CpioEntry(string? Name, int FileIndex, int Mode, long Size);
