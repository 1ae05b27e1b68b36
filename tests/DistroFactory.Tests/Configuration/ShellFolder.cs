using System.Collections.Immutable;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Configuration.Shell;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Signing;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Configuration;

/// <summary>A config folder of the original pipelines, with a <c>config.sh</c> of the test's words.</summary>
internal sealed class ShellFolder : IDisposable
{
    public const string Least = "DISTRO_NAME=acme\nDISTRO_URL=https://acme.example\nIS_DOWNSTREAM=false\n";

    private readonly TemporaryDirectory _directory = new();

    public ShellFolder(string script) => File.WriteAllText(_directory["config.sh"], script);

    public string Path => _directory.Path;

    public Dictionary<string, string> Variables { get; } = [];

    public string this[string relative] => _directory[relative];

    public string Root => _directory["factory"];

    public DistroConfiguration Read() => ConfigurationReader.Read(Path, name => Variables.GetValueOrDefault(name), Root);

    public ConvertedConfiguration Convert() => ConfigurationReader.Convert(Path, name => Variables.GetValueOrDefault(name), Root);

    /// <summary>What a signer of the configuration makes of a text, where scripts find themselves during a run.</summary>
    public string Sign(ImmutableArray<string> command, string text)
    {
        using var place = new TemporaryDirectory();
        var variables = ImmutableSortedDictionary<string, string>.Empty.Add(
            "SCRIPT_DIR",
            ScriptPlace.Make(place["factory"], Path).ScriptDirectory
        );
        var signer = new SigningProcess(command, Path, new CommandRunner()) { Variables = () => variables };
        return Encoding.UTF8.GetString(signer.Sign(Encoding.UTF8.GetBytes(text)));
    }

    public string[] Problems() => [.. Assert.Throws<ConfigurationException>(() => Read())!.Problems.Select(problem => problem.ToString())];

    public void Write(string relative, string text) => AtomicFile.WriteAllText(_directory[relative], text);

    public void Dispose() => _directory.Dispose();
}
