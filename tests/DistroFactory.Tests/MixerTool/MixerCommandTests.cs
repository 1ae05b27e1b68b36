using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.MixerTool;
using DistroFactory.Mixing;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.MixerTool;

/// <summary>The engine against a stand-in that keeps a workspace as mixer does; whole releases are in the conformance tests.</summary>
[TestFixture]
public sealed class MixerCommandTests
{
    private TemporaryDirectory _directory = null!;
    private List<string> _log = [];

    [SetUp]
    public void SetUp()
    {
        (_directory, _log) = (new(), []);
        Directory.CreateDirectory(_directory["bundles"]);
        Say("[[ $1 != --version ]] || { echo Mixer 6.4.1; exit; }");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void A_mixer_that_is_too_old_is_refused_before_it_touches_the_workspace()
    {
        Say("[[ $1 != --version ]] || { echo Mixer 6.2.2; exit; }");
        Assert.That(() => MixAsync(), Throws.InstanceOf<MixException>().With.Message.Contains("6.2.2").And.Message.Contains("6.2.3"));
        Assert.That(_log, Has.None.Contains("init"));
    }

    [Test]
    public void What_mixer_says_when_it_fails_is_part_of_the_error()
    {
        Say("[[ $* != *'build bundles'* ]] || { echo 'bundle editors: no such package vim' >&2; exit 3; }");
        Assert.That(() => MixAsync(), Throws.InstanceOf<CommandException>().With.Message.Contains("no such package vim"));
    }

    [Test]
    public async Task Deltas_that_fail_are_warnings()
    {
        Say("[[ $* != *delta-packs* ]] || { echo 'no deltas today' >&2; exit 1; }");
        var result = await MixAsync();
        Assert.That(result.Warnings, Has.Exactly(1).Contains("delta-packs --previous-versions 10").And.Contains("no deltas today"));
    }

    [Test]
    public async Task Deltas_are_made_from_the_versions_that_were_chosen_and_no_others()
    {
        await MixAsync(deltaBases: [new(10), new(15)]);
        Assert.That(
            _log.Where(line => line.Contains("delta-", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf("delta-", StringComparison.Ordinal)..]),
            Is.EqualTo(new[] { "delta-packs --from 10", "delta-manifests --from 10", "delta-packs --from 15", "delta-manifests --from 15" })
        );
    }

    [Test]
    public async Task A_version_that_was_never_released_is_taken_back_before_the_next_mix()
    {
        Directory.CreateDirectory(_directory["mixer/update/www/30"]);
        Directory.CreateDirectory(_directory["mixer/update/image/30"]);
        File.WriteAllText(_directory["mixer/mixer.state"], "[Mix]\n  FORMAT = \"1\"\n  PREVIOUS_MIX_VERSION = \"30\"\n");
        await MixAsync(isFirst: false);
        Assert.Multiple(() =>
        {
            Assert.That(Directory.Exists(_directory["mixer/update/www/30"]), Is.False);
            Assert.That(Directory.Exists(_directory["mixer/update/image/30"]), Is.False);
            Assert.That(File.ReadAllText(_directory["mixer/mixer.state"]), Does.Contain("PREVIOUS_MIX_VERSION = \"10\""));
            Assert.That(_log, Has.None.Contains(" init "));
        });
    }

    [Test]
    public async Task What_the_factory_signs_mixer_does_not()
    {
        var result = await MixAsync(certificate: "certificate");
        Assert.Multiple(() =>
        {
            Assert.That(result.Version.Value, Is.EqualTo(20));
            Assert.That(_log, Has.Exactly(2).Contains("--no-signing"));
            Assert.That(File.ReadAllText(_directory["mixer/Swupd_Root.pem"]), Is.EqualTo("certificate"));
            Assert.That(File.ReadAllText(_directory["mixer/update/www/20/Manifest.MoM.sig"]), Is.EqualTo("signed"));
            Assert.That(File.Exists(_directory["mixer/update/www/20/Manifest.MoM.tar"]));
        });
    }

    [Test]
    public async Task An_upstreams_definition_that_names_a_directory_is_not_mixed()
    {
        var fetched = _directory["mixer/upstream-bundles/clr-bundles-31000/bundles"];
        Directory.CreateDirectory(fetched);
        File.WriteAllText(Path.Combine(fetched, "innocent"), "filesystem\n content(/root)\n");
        File.WriteAllText(_directory["mixer/mixer.state"], "[Mix]\n  FORMAT = \"1\"\n  PREVIOUS_MIX_VERSION = \"10\"\n");

        Assert.That(
            () => MixAsync(isFirst: false, isDownstream: true),
            Throws.InstanceOf<MixException>().With.Message.Contains($"{fetched}/innocent:2").And.Message.Contains("content()")
        );
        Assert.That(_log, Has.None.Contains("build bundles"));

        File.WriteAllText(_directory["bundles/innocent"], "filesystem\n");
        await MixAsync(isFirst: false, isDownstream: true);
        Assert.That(_log, Has.Some.Contains("build bundles"), "the own definition overrides it");
    }

    [Test]
    public void An_alternative_root_among_the_packages_is_not_mixed()
    {
        var folder = _directory["mixer/update/image/20/full/usr/share/clear/update-ca"];
        Say($"[[ $* != *'build bundles'* ]] || {{ mkdir -p {folder} && echo foreign > {folder}/Swupd_Root.pem.alt; }}");
        Assert.That(() => MixAsync(), Throws.InstanceOf<MixException>().With.Message.Contains("/Swupd_Root.pem.alt of the packages"));
        Assert.That(_log, Has.None.Contains("build update"));
    }

    private Task<MixResult> MixAsync(
        bool isFirst = true,
        string? certificate = null,
        bool isDownstream = false,
        ImmutableArray<StreamVersion>? deltaBases = null
    )
    {
        var setup = new MixerSetup
        {
            Workspace = new(_directory["mixer"]),
            Mixer = new(),
            TakesDeltaBases = deltaBases is not null,
            DeltaVersions = 10,
            HasDeltasFromFormatStart = true,
            IsDownstream = isDownstream,
            PackageFolder = _directory["packages"],
            StagedStream = _directory["stage"],
            RootCertificate = certificate,
            IsFirst = isFirst,
        };
        var runner = new CommandRunner(_log.Add);
        var variables = ImmutableSortedDictionary<string, string>.Empty.Add(
            "PATH",
            $"{_directory["bin"]}:{Environment.GetEnvironmentVariable("PATH")}"
        );
        return new MixerCommand(
            setup,
            new MixerCalls(setup.Workspace, setup.Options, variables, runner) { Program = _directory["bin/mixer"] },
            new RootsFiles(runner),
            _log.Add
        ).MixAsync(
            new()
            {
                Version = new(20),
                Previous = new(isFirst ? 0u : 10u),
                Format = new(1),
                Packages = [],
                BundleDirectories = [_directory["bundles"]],
                UpstreamRelease = "10",
                ContentUrl = "https://acme.example/update",
                VersionUrl = "https://acme.example/update",
                StoreDirectory = _directory["store"],
                OutputDirectory = setup.Workspace.Stream,
                Signer = new Signer(),
                Timestamp = DateTimeOffset.UnixEpoch,
                DeltaBases = deltaBases ?? [],
            }
        );
    }

    // A stand-in that first does what a test wants of it.
    private void Say(string first)
    {
        AtomicFile.WriteAllText(
            _directory["bin/mixer"],
            $$"""
            #!/usr/bin/env bash
            {{first}}
            case $* in
                *" init "*) printf '[Mix]\n  FORMAT = "1"\n' > mixer.state ;;
                *"build update"*) mkdir -p update/www/20; echo MANIFEST > update/www/20/Manifest.MoM ;;
            esac
            """
        );
        File.SetUnixFileMode(_directory["bin/mixer"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private sealed class Signer : ISigner
    {
        public string RootCertificatePem => "certificate";

        public byte[] Sign(ReadOnlySpan<byte> content) => "signed"u8.ToArray();
    }
}
