using System.Collections.Concurrent;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Retention;

/// <summary>
/// Lets simulated machines with all bundles follow the version files of a stream. What packs bring they fetch file by file: a pack saves
/// bytes, and only fullfiles are sure to be there. No content is read, for nothing here changes any.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="typeOf">What a content is that a manifest names.</param>
/// <param name="signatures">Trusts what machines trust that begin here.</param>
public sealed class PromisedUpdates(IPublishedStream stream, Func<SwupdHash, EntryType> typeOf, SignatureVerifier signatures)
{
    private readonly SwupdClient _client = new(stream, new ManifestArchive(stream, signatures), new FullfilesOnly(stream, typeOf));

    /// <summary>Why a machine at one version does not get to another by itself; null when it does.</summary>
    /// <param name="from">The version that it has.</param>
    /// <param name="to">The version that the version files lead to.</param>
    public string? Refuse(StreamVersion from, StreamVersion to)
    {
        try
        {
            var before = _client.Restore(from);
            if (before.System is not { } machine)
                return Describe(before);
            foreach (var run in new ClientJourney(stream, signatures, _client).Update(machine))
            {
                if (run.System is not { } updated)
                    return Describe(run);
                machine = updated;
            }

            return machine.Version >= to ? null : $"it stays at version {machine.Version}";
        }
        catch (UpdateStreamException error)
        {
            return $"{error.What}: {error.Why}";
        }
    }

    private static string Describe(ClientRun run) => run.Problems[^1] is var stop ? $"{stop.Path}: {stop.Text}" : "";

    private sealed class FullfilesOnly(IPublishedStream stream, Func<SwupdHash, EntryType> typeOf) : IClientContent
    {
        private static readonly StreamTree s_paths = new("");

        private readonly ConcurrentDictionary<(StreamVersion, SwupdHash), FullfileContents?> _known = new();

        public PackContents? Pack(string bundle, StreamVersion version, StreamVersion from) => null;

        public FullfileContents? Fullfile(StreamVersion version, SwupdHash hash) =>
            _known.GetOrAdd(
                (version, hash),
                _ => stream.SizeOf(s_paths.Fullfile(version, hash)) is { } bytes ? new(bytes, typeOf(hash), Flaw: null) : null
            );
    }
}
