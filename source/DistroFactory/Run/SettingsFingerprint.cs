using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Model;

namespace DistroFactory.Run;

/// <summary>The keys of <c>distro.yaml</c> that show in the content of a release. Compression, places and publishing do not.</summary>
internal static class SettingsFingerprint
{
    /// <summary>Key → value, keys as in <c>distro.yaml</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="rootCertificate">The certificate clients pin, PEM; null while no key was made yet.</param>
    public static ImmutableSortedDictionary<string, string> Of(DistroConfiguration configuration, string? rootCertificate)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        settings["content-url"] = configuration.ContentUrl;
        settings["version-url"] = configuration.VersionUrl;
        settings["bundles.update-bundle"] = configuration.Bundles.UpdateBundle;
        settings["bundles.include"] = List(configuration.Bundles.Include);
        if (!configuration.Users.IsEmpty)
            settings["users"] = Ids(configuration.Users);
        if (!configuration.Groups.IsEmpty)
            settings["groups"] = Ids(configuration.Groups);
        if (configuration.Mode == DistroMode.Downstream)
        {
            settings["upstream.bundles"] = List(configuration.Upstream.Bundles);
            // What own providers select shows in what they offer.
            foreach (var (key, choice) in configuration.Upstream.Selection.Choices())
                settings[$"upstream.{key}"] = choice;
        }
        else if (configuration.Upstream.Version is { } upstream)
            settings["upstream.version"] = upstream.ToString(CultureInfo.InvariantCulture);
        if (rootCertificate is not null)
            settings[ReleaseInputs.RootCertificate] = OfCertificate(rootCertificate);
        return settings.ToImmutable();
    }

    /// <summary>What is remembered of a certificate, PEM.</summary>
    public static string OfCertificate(string pem) =>
        "SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pem.Trim())));

    private static string List(ImmutableArray<string> names) =>
        names.IsEmpty ? "all" : string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Ids(ImmutableDictionary<string, uint> ids) =>
        string.Join(", ", ids.OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => $"{id.Key}: {id.Value}"));
}
