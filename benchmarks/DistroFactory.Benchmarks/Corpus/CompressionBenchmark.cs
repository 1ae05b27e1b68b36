using DistroFactory.Benchmarks.Measuring;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Benchmarks.Corpus;

/// <summary>What settings of compression cost and bring on the first version of a corpus, and, for delta packs, on the second.</summary>
internal static class CompressionBenchmark
{
    private static readonly CompressionSetting[] s_settings =
    [
        new(CompressionMethod.Xz, 1),
        new(CompressionMethod.Xz),
        new(CompressionMethod.Xz, 9),
        new(CompressionMethod.Zstd, 3),
        new(CompressionMethod.Zstd),
        new(CompressionMethod.Zstd) { Window = 27 },
    ];

    public static async Task RunAsync(string corpus, string work)
    {
        var rows = new List<string>();
        foreach (var setting in s_settings)
            rows.Add(await Measure(corpus, Path.Combine(work, setting.Word), setting.Word, [setting], setting));
        var xz = new CompressionSetting(CompressionMethod.Xz);
        rows.Add(
            await Measure(
                corpus,
                Path.Combine(work, "best"),
                "xz best-of gzip, zstd",
                [xz, new(CompressionMethod.Gzip), new(CompressionMethod.Zstd)],
                xz
            )
        );
        Console.WriteLine("\n| setting | cpu s | fullfiles MB | zero packs MB |\n|---|---|---|---|");
        rows.ForEach(Console.WriteLine);
    }

    private static async Task<string> Measure(
        string corpus,
        string work,
        string name,
        System.Collections.Immutable.ImmutableArray<CompressionSetting> fullfiles,
        CompressionSetting packs
    )
    {
        Directory.CreateDirectory(work);
        var input = new CorpusInput(corpus, work);
        var mix = await MeasuredMix.RunAsync(
            name,
            input.Request(10, input.First) with
            {
                FullfileCompression = fullfiles,
                ZeroPackCompression = packs,
            }
        );
        Directory.Delete(work, recursive: true);
        return $"| {name} | {mix.Total.Cpu.TotalSeconds:0} | "
            + $"{mix.Result.Fullfiles.Bytes / 1e6:0.0} | "
            + $"{mix.Result.ZeroPacks.Bytes / 1e6:0.0} |";
    }
}
