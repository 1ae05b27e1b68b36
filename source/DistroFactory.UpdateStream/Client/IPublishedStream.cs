namespace DistroFactory.UpdateStream.Client;

/// <summary>A published update stream, as a client reaches it: files by their path below <c>update/</c>.</summary>
public interface IPublishedStream
{
    /// <summary>Opens a file, e.g. <c>20/Manifest.MoM.tar</c>; null when there is none.</summary>
    /// <exception cref="UpdateStreamException">
    /// It is not known whether there is one: the server cannot be reached or has failed.
    /// </exception>
    Stream? Open(string path);

    /// <summary>Size of a file in bytes; null when there is none.</summary>
    /// <inheritdoc cref="Open"/>
    long? SizeOf(string path);
}
