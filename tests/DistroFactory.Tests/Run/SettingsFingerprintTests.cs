using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Run;

namespace DistroFactory.Tests.Run;

/// <summary>Which settings make a release.</summary>
public sealed class SettingsFingerprintTests
{
    private static readonly DistroConfiguration s_configuration = new()
    {
        Folder = "/config",
        Name = "acme",
        Title = "Acme",
        Url = "https://acme.example",
        ContentUrl = "https://content",
        VersionUrl = "https://version",
    };

    [Test]
    public void What_shows_in_the_content_is_recorded_under_its_key()
    {
        var everything = s_configuration with
        {
            Bundles = s_configuration.Bundles with { UpdateBundle = "update", Include = ["web", "editors"] },
            Users = ImmutableDictionary<string, uint>.Empty.Add("web", 7).Add("db", 8),
            Groups = ImmutableDictionary<string, uint>.Empty.Add("web", 9),
            Upstream = s_configuration.Upstream with { Version = 30 },
        };
        Assert.That(
            SettingsFingerprint.Of(everything, "certificate\n").Select(setting => $"{setting.Key} = {setting.Value}"),
            Is.EqualTo(
                new[]
                {
                    "bundles.include = editors, web",
                    "bundles.update-bundle = update",
                    "content-url = https://content",
                    "groups = web: 9",
                    $"signing.certificate = {SettingsFingerprint.OfCertificate("certificate")}",
                    "upstream.version = 30",
                    "users = db: 8, web: 7",
                    "version-url = https://version",
                }
            )
        );
    }

    [Test]
    public void What_is_not_set_is_not_recorded_and_no_choice_of_bundles_is_all_of_them() =>
        Assert.That(
            SettingsFingerprint.Of(s_configuration, null).Select(setting => $"{setting.Key} = {setting.Value}"),
            Is.EqualTo(
                new[]
                {
                    "bundles.include = all",
                    $"bundles.update-bundle = {s_configuration.Bundles.UpdateBundle}",
                    "content-url = https://content",
                    "version-url = https://version",
                }
            )
        );

    [Test]
    public void A_downstream_distribution_records_which_bundles_of_its_upstream_it_takes() =>
        Assert.That(
            SettingsFingerprint.Of(
                s_configuration with
                {
                    Mode = DistroMode.Downstream,
                    Upstream = s_configuration.Upstream with { Bundles = ["os-core"] },
                },
                null
            )["upstream.bundles"],
            Is.EqualTo("os-core")
        );
}
