using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Configuration;

/// <summary>A config folder with bundles, packages and a <c>distro.yaml</c> of the test's words.</summary>
internal sealed class ConfigFolder : IDisposable
{
    public const string Least = "name: acme\nurl: https://acme.example\ncontent:\n  - folder: packages\n";

    private readonly TemporaryDirectory _directory = new();

    public ConfigFolder(string yaml = Least)
    {
        Directory.CreateDirectory(_directory["bundles"]);
        Directory.CreateDirectory(_directory["packages"]);
        Yaml = yaml;
    }

    public string Path => _directory.Path;

    public string Yaml
    {
        set => File.WriteAllText(_directory[ConfigurationReader.FileName], value);
    }

    public Dictionary<string, string> Variables { get; } = [];

    public string this[string relative] => _directory[relative];

    public DistroConfiguration Read() => ConfigurationReader.Read(Path, name => Variables.GetValueOrDefault(name));

    public string[] Problems() => [.. Assert.Throws<ConfigurationException>(() => Read())!.Problems.Select(problem => problem.ToString())];

    public void Dispose() => _directory.Dispose();
}
