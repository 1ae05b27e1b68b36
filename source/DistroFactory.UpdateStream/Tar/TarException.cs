namespace DistroFactory.UpdateStream.Tar;

/// <summary>A tar that cannot be read.</summary>
public sealed class TarException(string why) : UpdateStreamException("Reading a tar", why);
