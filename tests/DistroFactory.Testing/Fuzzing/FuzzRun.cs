using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace DistroFactory.Testing.Fuzzing;

/// <summary>
/// Feeds a reader with damaged inputs for a bounded time. The reader may accept or refuse with an error of its own; anything else fails the
/// test, and so does taking memory out of proportion. The input that did it is kept and named, so that it can be tried again.
/// </summary>
public static class FuzzRun
{
    /// <summary>Memory that any input may cost: decompressors ask for up to 80 MiB each before they have read a byte.</summary>
    private const long FreeBytes = 512L << 20;

    private const int FirstSeed = 20_000;

    /// <summary>What even a busy machine tries; enough to have something to refuse.</summary>
    private const int FewestRuns = 100;

    /// <summary>Seconds for each reader: the environment variable <c>FUZZ_SECONDS</c>, else two.</summary>
    private static readonly double s_seconds = double.TryParse(
        Environment.GetEnvironmentVariable("FUZZ_SECONDS"),
        NumberStyles.Float,
        CultureInfo.InvariantCulture,
        out var seconds
    )
        ? seconds
        : 2;

    /// <summary>Fuzzes one reader.</summary>
    /// <typeparam name="TRefusal">The error by which the reader refuses.</typeparam>
    /// <param name="inputs">Sound inputs; the reader must accept each of them.</param>
    /// <param name="read">The reader.</param>
    /// <param name="bytesPerByte">Bytes it may allocate for each byte of input, besides a fixed amount.</param>
    public static void Of<TRefusal>(IReadOnlyList<byte[]> inputs, Action<byte[]> read, int bytesPerByte = 4096)
        where TRefusal : Exception
    {
        foreach (var input in inputs)
            read(input);

        var (runs, refused) = (0, 0);
        for (var watch = Stopwatch.StartNew(); runs < FewestRuns || watch.Elapsed.TotalSeconds < s_seconds; runs++)
        {
            var input = new Mutator(FirstSeed + runs).Mutate(inputs);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(input);
            }
            catch (TRefusal)
            {
                refused++;
            }
            catch (Exception error)
            {
                throw new AssertionException(
                    $"run {runs} failed with {error.GetType().Name}, input kept as {Keep(input)}:\n{error}",
                    error
                );
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > FreeBytes + (input.LongLength * bytesPerByte))
                Assert.Fail($"run {runs} took {allocated >> 20} MiB for an input of {input.Length} bytes, kept as {Keep(input)}");
        }

        TestContext.Out.WriteLine($"{runs} damaged inputs, {refused} refused");
        Assert.That(refused, Is.GreaterThan(0), $"nothing of {runs} damaged inputs was refused");
    }

    private static string Keep(byte[] input)
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            $"distro-factory-fuzz-{TestContext.CurrentContext.Test.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}"
        );
        File.WriteAllBytes(path, input);
        return path;
    }
}
