using DistroFactory;
using DistroFactory.Benchmarks;

if (args is not [var corpus])
{
    Console.Error.WriteLine("usage: DistroFactory.Benchmarks CORPUS\n  CORPUS: a directory with packages/, bundles/, content.tar and Swupd_Root.pem");
    return (int)FactoryExitCode.Usage;
}

var work = Directory.CreateTempSubdirectory("distro-factory-benchmark-").FullName;
try
{
    var input = new CorpusInput(corpus, work);
    foreach (var version in new uint[] { 10, 20 })
        await MixBenchmark.RunAsync(input, version);
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
