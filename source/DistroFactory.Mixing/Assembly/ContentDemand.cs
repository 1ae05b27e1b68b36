using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Assembly;

/// <summary>What the store still lacks for a version, by the file whose content it takes.</summary>
internal sealed class ContentDemand
{
    private readonly Dictionary<SwupdHash, Want> _wants = [];

    /// <summary>Compares what a version is to hold with what the store has.</summary>
    public ContentDemand(ContentStore store, MixRequest request, IEnumerable<TreeEntry> fullfiles, IEnumerable<PackPlan> packs)
    {
        foreach (
            var file in fullfiles.Where(file => !File.Exists(store.Fullfile(file.Hash, file.ModificationTime, request.FullfileCompression)))
        )
            For(file).Fullfile = true;

        foreach (var piece in packs.SelectMany(pack => pack.Pieces).Distinct())
        {
            switch (piece)
            {
                case LargeFilePiece large when !File.Exists(store.Content(large.File.Hash, request.ZeroPackCompression)):
                    For(large.File).PackContent = true;
                    break;
                case SegmentPiece segment when !Segments.ContainsKey(segment.Key.Hex) && !File.Exists(store.Segment(segment.Key)):
                    var assembly = new SegmentAssembly(segment);
                    Segments.Add(segment.Key.Hex, assembly);
                    foreach (var member in segment.Members.Where(member => member.Type == EntryType.File))
                        For(member).Segments.Add(assembly);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The segments to be made, by key.</summary>
    public Dictionary<string, SegmentAssembly> Segments { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything wanted.</summary>
    public IReadOnlyCollection<Want> Wants => _wants.Values;

    private Want For(TreeEntry file)
    {
        if (!_wants.TryGetValue(file.Hash, out var want))
            _wants.Add(file.Hash, want = new(file));
        return want;
    }

    /// <summary>What is to be made of one file.</summary>
    internal sealed class Want(TreeEntry file)
    {
        public TreeEntry File { get; } = file;

        /// <summary>Its fullfile.</summary>
        public bool Fullfile { get; set; }

        /// <summary>Its compressed content for packs; only for large files.</summary>
        public bool PackContent { get; set; }

        /// <summary>Segments it is a member of.</summary>
        public List<SegmentAssembly> Segments { get; } = [];
    }
}
