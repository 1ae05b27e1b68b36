namespace DistroFactory.UpdateStream.Deltas;

/// <summary>A delta that a client could not apply.</summary>
public sealed class DeltaException(string why, Exception? inner = null)
    : UpdateStreamException("Reading a delta", why, "Remove it: clients then fetch the whole file.", inner);
