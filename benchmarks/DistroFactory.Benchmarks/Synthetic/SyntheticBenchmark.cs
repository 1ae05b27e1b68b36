using DistroFactory.Benchmarks.Measuring;

namespace DistroFactory.Benchmarks.Synthetic;

/// <summary>How a first mix and a small change grow with the distribution.</summary>
internal static class SyntheticBenchmark
{
    public static async Task RunAsync(string work, int scale)
    {
        var distribution = new SyntheticDistribution(work, scale);
        var isNew = distribution.Latest == 0;
        if (isNew)
            await FirstAsync(distribution, scale);
        var next = distribution.Latest + 10;
        for (var version = next; version <= next + 10; version += 10)
        {
            await MeasuredMix.RunAsync(
                $"scale {scale}: one package changed ({version})",
                distribution.Request(version, distribution.WithChange((int)version / 10))
            );
            MeasuredStep.Run("then Validate", () => distribution.Validate(version).ThrowIfUnsound());
            MeasuredStep.Run("then Verify", () => distribution.Verify(version).ThrowIfUnsound());
        }

        if (isNew)
            await MeasuredMix.RunAsync(
                $"scale {scale}: min-version",
                distribution.Request(next + 20, distribution.WithChange((int)next / 10)) with
                {
                    MinVersion = new(next + 20),
                    DeltaBases = [],
                }
            );
    }

    private static async Task FirstAsync(SyntheticDistribution distribution, int scale)
    {
        var first = await MeasuredMix.RunAsync($"scale {scale}: first mix", distribution.Request(10, distribution.Packages));
        Console.WriteLine(
            $"  {distribution.Packages.Length} packages "
                + $"{distribution.Packages.Sum(path => new FileInfo(path).Length) / 1e6:0.0} MB, "
                + $"{first.Result.Bundles.Length} bundles, "
                + $"{first.Result.Bundles.Sum(bundle => bundle.FileCount)} entries; state and stream "
                + $"{DiskUse.Of(distribution.Store, distribution.Output) / 1e6:0.0} MB, "
                + $"stream alone {DiskUse.Of(distribution.Output) / 1e6:0.0} MB\n"
        );
    }
}
