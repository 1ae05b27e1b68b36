using DistroFactory.Benchmarks.Corpus;
using DistroFactory.Benchmarks.Peers;
using DistroFactory.Benchmarks.Synthetic;
using DistroFactory.Foundation;

const string Usage = """
    usage: DistroFactory.Benchmarks corpus CORPUS
           DistroFactory.Benchmarks compression CORPUS
           DistroFactory.Benchmarks peers CORPUS
           DistroFactory.Benchmarks synthetic [SCALE [DIRECTORY]]
      CORPUS:    a directory with packages/, bundles/ and content.tar
      SCALE:     1 to 16; 16 is 1 000 packages, 200 bundles and 300 000 files
      DIRECTORY: where the distribution and its versions are kept; the next run continues there
    """;

var work = Directory.CreateTempSubdirectory("distro-factory-benchmark-").FullName;
try
{
    switch (args)
    {
        case ["corpus", var corpus]:
            await CorpusBenchmark.RunAsync(new(corpus, work));
            break;
        case ["compression", var corpus]:
            await CompressionBenchmark.RunAsync(corpus, work);
            break;
        case ["peers", var corpus]:
            var input = new CorpusInput(corpus, work);
            PeerBenchmark.Run(input.First, input.Second, work);
            break;
        case ["synthetic"]:
            await SyntheticBenchmark.RunAsync(work, 1);
            break;
        case ["synthetic", var word] when int.TryParse(word, out var scale) && scale is >= 1 and <= 16:
            await SyntheticBenchmark.RunAsync(work, scale);
            break;
        case ["synthetic", var word, var kept] when int.TryParse(word, out var scale) && scale is >= 1 and <= 16:
            await SyntheticBenchmark.RunAsync(Path.GetFullPath(kept), scale);
            break;
        default:
            Console.Error.WriteLine(Usage);
            return (int)FactoryExitCode.Usage;
    }

    return (int)FactoryExitCode.Success;
}
catch (FactoryException error)
{
    Console.Error.WriteLine(error.Message);
    return (int)error.ExitCode;
}
finally
{
    Directory.Delete(work, recursive: true);
}
