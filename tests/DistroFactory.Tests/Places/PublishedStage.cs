using System.Text.Json;
using DistroFactory.Channels;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Steps.Publish;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Places;

/// <summary>A factory with a stage of real, signed versions, and a place to publish it to.</summary>
internal sealed class PublishedStage : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _stream;
    private readonly CertificateSigner _signer;
    private readonly Lazy<Workplace> _workplace;

    /// <summary>A factory.</summary>
    /// <param name="keys">Whose keys sign.</param>
    /// <param name="content">What the files of its versions hold.</param>
    /// <param name="place">Where it publishes; null: to a place of its own.</param>
    public PublishedStage(string keys = "acme", string content = "tool", string? place = null)
    {
        _stream = MixedVersions.Of(keys, content);
        _signer = SigningKeys.CreateOrLoad(MixedVersions.KeysOf(keys), keys).Signer;
        Stage = new(_directory["stage"]);
        Place = new(place ?? _directory["www"]);
        _workplace = new(() =>
        {
            var workplace = TestWorkplace.In(_directory, Log);
            return workplace with
            {
                Configuration = workplace.Configuration with { StageFolder = Stage.Root },
                Directory = workplace.Directory with { Namespace = Namespace },
            };
        });
    }

    public string Namespace { get; init; } = "acme";

    public StagedTree Stage { get; }

    public StagedTree Place { get; }

    public RecordedLog Log { get; } = new();

    public Workplace Workplace => _workplace.Value;

    public string RootCertificate => _signer.RootCertificatePem;

    public PlaceTrust Trust => new(Workplace, RootCertificate);

    public string this[string relative] => _directory[relative];

    /// <summary>Lays a version into the stage; nothing leads to it.</summary>
    public PublishedStage Lay(uint version)
    {
        TestFiles.Copy(Path.Combine(_stream, $"{version}"), Stage.UpdateOf(new(version)));
        AtomicFile.WriteAllText(Path.Combine(Stage.ReleaseOf(new(version)), "notes.txt"), $"Notes of {version}\n");
        AtomicFile.WriteAllText(
            Stage.ReportOf(new(version), "release", "json"),
            JsonSerializer.Serialize(
                new ReleaseRecord
                {
                    Version = new(version),
                    Format = new(1),
                    UpstreamVersion = new(10),
                    Timestamp = DateTimeOffset.UnixEpoch,
                    Inputs = new(),
                },
                RecordJson.Options
            )
        );
        return this;
    }

    /// <summary>Lays a version into the stage and serves it.</summary>
    public PublishedStage Serve(uint version)
    {
        Lay(version);
        new StreamIdentity(Workplace, Trust).Record(new(version), _signer);
        VersionPointers.Switch(Stage, new(version), new(1), _signer);
        return this;
    }

    /// <summary>Lets a channel lead to a version.</summary>
    public void Promote(string name, uint version)
    {
        var tree = Stage.Channel(name);
        var channel = new Channel(
            new() { Name = name, VersionUrl = $"https://update.acme.example/{name}" },
            tree,
            null,
            tree.ReadServed(),
            Trust.ReadChannelRecord(tree) ?? new(Namespace, name, 0, [])
        );
        new ChannelSwitch(Workplace, Trust, _signer).Promote(channel, new(new(version), DateTimeOffset.UnixEpoch));
    }

    public Publication Publication(uint version) => new(Stage, new(version), Log) { Record = new StreamIdentity(Workplace, Trust).Find() };

    public StreamPublisher Publisher(IPlace place, TimeProvider? clock = null) => new(place, Workplace, Trust, RootCertificate, clock);

    public void Dispose()
    {
        _signer.Dispose();
        _directory.Dispose();
    }
}
