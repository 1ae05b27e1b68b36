using DistroFactory.Mixing.Deltas;
using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tests;

/// <summary>A compressed delta that is not smaller than the compressed file is of no use to a client.</summary>
public sealed class WorthlessDeltaTests
{
    private readonly SmallDistribution _distribution = new();
    private ContentStore _store = null!;

    [OneTimeSetUp]
    public async Task Mix()
    {
        _distribution.Package(new("table") { Files = [new("/usr/share/large", Text(20_000)), new("/usr/share/small", Text(2_000))] });
        _distribution.Bundle("tools", "table");
        await _distribution.Mix();
        _store = new(_distribution["other-store"]);
    }

    [TestCase("large", DeltaForm.Smallest, -1, ExpectedResult = true)]
    [TestCase("large", DeltaForm.Smallest, 0, ExpectedResult = false)]
    [TestCase("large", DeltaForm.Packed, -1, ExpectedResult = true)]
    [TestCase("large", DeltaForm.Packed, 0, ExpectedResult = false)]
    [TestCase("small", DeltaForm.Smallest, 0, ExpectedResult = false)]
    [TestCase("small", DeltaForm.Packed, 0, ExpectedResult = true, TestName = "A plain delta was held against the plain file")]
    public bool It_is_kept_where_it_is_smaller(string name, DeltaForm form, int more)
    {
        using var kept = new KeptContents(_store, []);
        var files = new PublishedFiles(_distribution.Output, new(20), _distribution["20"], _distribution["other-store"], kept);
        var file = ManifestReader
            .ReadFile(Path.Combine(_distribution.Output, "10", "Manifest.tools"))
            .Entries.Single(entry => entry.Name == $"/usr/share/{name}");
        var pair = new DeltaPair(file with { Hash = SwupdHasher.OfFile(0x81A4, 0, 0, [(byte)form, (byte)more]) }, file);
        _store.Write(_store.Delta(pair.Old.Hash, pair.New.Hash, form), new byte[new FileInfo(files.PathOf(file)).Length + more]);
        return new DeltaWorkshop(_store, files, form, new(), (_, _) => { }).Find(pair) is not null;
    }

    [OneTimeTearDown]
    public void CleanUp() => _distribution.Dispose();

    private static string Text(int lines) => string.Concat(Enumerable.Range(0, lines).Select(i => $"{i}\n"));
}
