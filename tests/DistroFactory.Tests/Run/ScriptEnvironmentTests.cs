using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Run;

/// <summary>
/// A function that signs finds what it found in the original pipelines: the variables of the release at hand, and the files of the config
/// repository.
/// </summary>
public sealed class ScriptEnvironmentTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_function_that_signs_has_the_environment_of_the_original_pipelines(bool isConverted)
    {
        Tool.Require("openssl", "openssl");
        var sample = Path.Combine(Shared.Repository, "samples", "acme");
        using (var keys = SigningKeys.CreateOrLoad(_directory["config/keys"], "acme").Signer)
            AtomicFile.WriteAllText(_directory["config/root.pem"], keys.RootCertificatePem);
        AtomicFile.WriteAllText(
            _directory["config/config.sh"],
            $$"""
            DISTRO_NAME=Acme
            DISTRO_URL=https://acme.example
            IS_DOWNSTREAM=false
            MIX_ENGINE=embedded
            STAGING_DIR={{_directory["stage"]}}
            LOCAL_RPM_DIR={{Path.Combine(sample, "packages")}}
            BUNDLES_DIR={{Path.Combine(sample, "bundles")}}
            SWUPD_CERT=config/root.pem
            sign_update() {
                assert_dep openssl
                for name in NAMESPACE WORK_DIR STAGING_DIR LOG_DIR IMGS_DIR BUNDLES_DIR MIX_VERSION MIX_FORMAT DISTRO_LATEST DISTRO_FORMAT MIX_INCREMENT IS_DOWNSTREAM PKG_LIST_FILE DISTRO_NAME; do
                    echo "$name=${!name}"
                done > {{_directory["told"]}}
                openssl cms -sign -binary -md sha256 -in "$1" -out "$2" -outform DER -signer "${SCRIPT_DIR}/../config/keys/signing.pem" -inkey config/keys/signing.key 2> /dev/null
            }
            """
        );
        var options = new ReleaseOptions
        {
            Config = _directory["config"],
            FactoryRoot = _directory["factory"],
            Namespace = "acme-eu",
        };
        var log = new RecordedLog();
        if (isConverted)
        {
            using var conversion = new ReleaseSession(options, log);
            await conversion.ConvertConfigAsync();
        }

        using var session = new ReleaseSession(options, log);
        await session.FetchConfigAsync();
        await session.InitializeAsync();
        var work = _directory["factory/acme-eu/work"];
        Assert.That(
            File.ReadAllLines(_directory["told"]),
            Is.EqualTo(
                new[]
                {
                    "NAMESPACE=acme-eu",
                    $"WORK_DIR={work}",
                    $"STAGING_DIR={_directory["stage"]}",
                    $"LOG_DIR={work}/logs",
                    $"IMGS_DIR={work}/images/finished",
                    $"BUNDLES_DIR={sample}/bundles",
                    "MIX_VERSION=10",
                    "MIX_FORMAT=1",
                    "DISTRO_LATEST=",
                    "DISTRO_FORMAT=1",
                    "MIX_INCREMENT=10",
                    "IS_DOWNSTREAM=false",
                    "PKG_LIST_FILE=packages-nvr",
                    "DISTRO_NAME=Acme",
                }
            )
        );
    }
}
