using DistroFactory.Foundation;

namespace DistroFactory.Mixing.Store;

/// <summary>A file of the store is not what its name says. The store can be removed at any time: it only saves work.</summary>
/// <param name="path">Where the file was read, perhaps under another name.</param>
/// <param name="store">The store.</param>
/// <param name="inner">The cause.</param>
public sealed class DamagedStoreException(string path, string store, FactoryException inner)
    : MixException(
        $"Reading {path}, which comes from the store of the mixer",
        inner.Why,
        $"Remove {store} and run again: the mix makes a new one.",
        inner
    );
