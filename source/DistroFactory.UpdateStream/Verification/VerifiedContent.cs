using System.Collections.Concurrent;
using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// What the checks of packs and fullfiles have read, for the simulated clients: so each file is read once in a verification, however many
/// machines ask for it. What is not sound is not here, and was told already.
/// </summary>
internal sealed class VerifiedContent : IClientContent
{
    private readonly ConcurrentDictionary<(string, StreamVersion, StreamVersion), PackContents> _packs = new();
    private readonly ConcurrentDictionary<(StreamVersion, SwupdHash), FullfileContents> _fullfiles = new();

    public void Add(string bundle, StreamVersion version, StreamVersion from, PackContents pack) => _packs[(bundle, version, from)] = pack;

    public void Add(StreamVersion version, SwupdHash hash, FullfileContents fullfile) => _fullfiles[(version, hash)] = fullfile;

    public PackContents? Pack(string bundle, StreamVersion version, StreamVersion from) =>
        _packs.GetValueOrDefault((bundle, version, from));

    public FullfileContents? Fullfile(StreamVersion version, SwupdHash hash) => _fullfiles.GetValueOrDefault((version, hash));
}
