using System.Collections.Immutable;
using System.Globalization;
using DistroFactory.Configuration.Keys;
using DistroFactory.Configuration.Shapes;
using DistroFactory.Connections.Tokens;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.MixerTool;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Configuration.Reading;

/// <summary>Makes the typed configuration of values that passed validation; defaults are the records' own.</summary>
internal static class ConfigurationBinder
{
    public static DistroConfiguration Bind(Section values, string folder)
    {
        var url = values.Text("url")!;
        var name = values.Text("name")!;
        var usual = new DistroConfiguration
        {
            Folder = folder,
            Name = name,
            Title = values.Text("title") ?? name,
            Url = url,
            ContentUrl = $"{url}/update",
            VersionUrl = $"{url}/update",
        };
        return usual with
        {
            ContentUrl = values.Text("content-url") ?? usual.ContentUrl,
            VersionUrl = values.Text("version-url") ?? usual.VersionUrl,
            Mode = values.Text("mode") == "downstream" ? DistroMode.Downstream : DistroMode.OwnUpstream,
            Format = values.Number("format") is { } format ? new FormatNumber((uint)format) : usual.Format,
            Increment = (uint)(values.Number("increment") ?? usual.Increment),
            Upstream = Upstream(values.Part("upstream"), folder),
            Content = [.. values.Parts("content").Select(part => Content(part) with { Trust = Trust(part), Selection = Selection(part) })],
            Privileges = new()
            {
                RefusesNew = values.Part("privileged-files").Text("new") == "refuse",
                Allow = values.Part("privileged-files").Texts("allow"),
            },
            Koji = values["koji"] is Section koji ? KojiSite(koji) : null,
            Bundles = Bundles(values.Part("bundles"), folder),
            Mix = Mix(values.Part("mix")),
            Fleet = values["fleet"] is Section fleet
                ? FleetBinder.Bind(fleet, folder, values.Text("content-url") ?? usual.ContentUrl)
                : null,
            Verify = new((int?)values.Part("verify").Number("updates-from")),
            Quality = QualityBinder.Bind(values.Part("qa")),
            Signing = Signing(values.Part("signing")),
            Images = values["images"] is Section images ? Images(images) : null,
            StageFolder = values.Part("stage").Text("folder"),
            StageOwner = values.Part("stage").Text("owner") is { } owner ? StageOwner.Parse(owner) : null,
            WorkFolder = values.Part("work").Text("folder"),
            Publish = Publish(values.Parts("publish")),
            Channels =
            [
                .. values
                    .Parts("channels")
                    .Select(
                        (part, index) => Channel(part, index == 0 ? values.Text("version-url") ?? usual.VersionUrl : $"{url}/channels/")
                    ),
            ],
            Retention = RetentionBinder.Bind(values.Part("retention")),
            Users = Ids(values.Part("users")),
            Groups = Ids(values.Part("groups")),
            Variables = Variables(values.Part("variables")),
            LicenseFilter = values["license-filter"] is null ? usual.LicenseFilter : values.Texts("license-filter"),
        };
    }

    private static UpstreamConfiguration Upstream(Section values, string folder) =>
        new()
        {
            Url = values.Text("url"),
            Version = uint.TryParse(values.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var pinned)
                ? pinned
                : null,
            Bundles = values.Texts("bundles"),
            Trust = Trust(values),
            Selection = Selection(values),
            BundleDefinitions = values.Text("bundle-definitions") is { } place
                ? Absolute(place, folder)
                : UpstreamConfiguration.UsualBundleDefinitions,
        };

    private static string Absolute(string place, string folder) =>
        place.Contains("://", StringComparison.Ordinal) || place.Contains('@', StringComparison.Ordinal)
            ? place
            : Path.GetFullPath(Path.Combine(folder, place));

    private static ContentSource Content(Section values) =>
        values switch
        {
            _ when values.Text("folder") is { } folder => new FolderSource(folder),
            _ when values.Text("repository") is { } repository => new RepositorySource(
                repository,
                (int)(values.Number("priority") ?? RepositorySource.UsualPriority)
            ),
            _ when values["koji"] is Section koji => Koji(koji),
            _ => GitHub(values.Part("github")),
        };

    private static PackageSelection Selection(Section values)
    {
        var pins = values.Part("pin");
        return new()
        {
            Only = values.Texts("only"),
            Exclude = values.Texts("exclude"),
            Hold = values.Texts("hold"),
            Pin = PackageSelection.All.Pin.AddRange(pins.Keys.Select(name => KeyValuePair.Create(name, pins.Text(name)!))),
        };
    }

    private static SourceTrust Trust(Section values) =>
        new()
        {
            Keys = values.Texts("keys"),
            GpgCheck = (bool?)values["gpg-check"],
            RepoGpgCheck = values.Switch("repo-gpg-check"),
            MissingDigests = values.Texts("allow-missing-digests"),
        };

    private static KojiSource Koji(Section values)
    {
        var usual = new KojiSource(values.Text("hub"), values.Text("tag")!, values.Text("top-url"));
        return usual with
        {
            Command = KojiCommand(values),
            Profile = values.Text("profile"),
            Architecture = values.Text("arch") ?? usual.Architecture,
            Inherit = values.Switch("inherit"),
            DebugInfo = values.Switch("debuginfo"),
            Key = values.Text("key"),
        };
    }

    private static KojiConfiguration KojiSite(Section values)
    {
        var usual = new KojiConfiguration();
        return usual with
        {
            Tag = values.Text("tag") ?? usual.Tag,
            Upstream = values.Text("upstream"),
            Hub = values.Text("hub"),
            Certificate = values.Text("certificate"),
            Authority = values.Text("authority"),
            Command = KojiCommand(values),
            Profile = values.Text("profile"),
            ExternalRepository = values.Text("external-repo") ?? usual.ExternalRepository,
        };
    }

    // auto: the hub, if one is named.
    private static string? KojiCommand(Section values) =>
        values.Text("engine") switch
        {
            "hub" => null,
            "command" => values.Text("command") ?? "koji",
            _ => values.Text("hub") is null ? values.Text("command") ?? "koji" : null,
        };

    private static GitHubSource GitHub(Section values) =>
        new(values.Text("repository")!, values.Text("release") ?? "latest", values.Text("assets") ?? "*.rpm") { Api = values.Text("api") };

    private static BundlesConfiguration Bundles(Section values, string folder)
    {
        var repository = values.Text("repository");
        return new()
        {
            Folder = repository is null ? values.Text("folder") ?? Path.Combine(folder, "bundles") : null,
            Repository = repository,
            PathInRepository = values.Text("path") ?? "",
            Include = values.Texts("include"),
            LocalPackages = values.Text("packages"),
            ContentRoots = values.Texts("content-roots"),
            UpdateBundle = values.Text("update-bundle") ?? new BundlesConfiguration().UpdateBundle,
        };
    }

    private static MixConfiguration Mix(Section values)
    {
        var usual = new MixConfiguration();
        var deltas = values.Part("deltas");
        var compression = values.Part("compression");
        return new()
        {
            Engine = values.Text("engine") is { } engine ? Enum.Parse<MixEngine>(engine, ignoreCase: true) : usual.Engine,
            Deltas = new(
                (int)(deltas.Number("versions") ?? usual.Deltas.Versions),
                deltas.Switch("from-format-start", usual.Deltas.FromFormatStart)
            ),
            Fullfiles = BestOf(compression["fullfiles"], usual.Fullfiles),
            ZeroPacks = Compression(compression["zero-packs"], usual.ZeroPacks),
            DeltaPacks = Compression(compression["delta-packs"], usual.DeltaPacks),
            MinVersion = values.Switch("min-version"),
            FormatBump = values["format-bump"] switch
            {
                true => FormatBumpRequest.Once,
                long format => new(IsOnce: false, new FormatNumber((uint)format)),
                _ => FormatBumpRequest.None,
            },
            Mixer = Mixer(values.Part("mixer"), usual.Mixer),
        };
    }

    private static MixerConfiguration Mixer(Section values, MixerConfiguration usual) =>
        new()
        {
            Workspace = values.Text("workspace"),
            Options = values.Texts("options"),
            MinimumVersion = values.Text("minimum-version") ?? usual.MinimumVersion,
            Log = values.Text("log") ?? usual.Log,
            TableWidth = (int)(values.Number("table-width") ?? usual.TableWidth),
            ReleasesUnsound = values.Text("on-unsound") == "warn",
        };

    private static CompressionSetting Compression(object? value, CompressionSetting usual) =>
        value switch
        {
            string method => new(Method(method)),
            Section section => new(Method(section.Text("method")!), (int?)section.Number("level"))
            {
                Window = (int?)section.Number("long"),
            },
            _ => usual,
        };

    private static ImmutableArray<CompressionSetting> BestOf(object? value, ImmutableArray<CompressionSetting> usual) =>
        value switch
        {
            Section section =>
            [
                Compression(section, usual[0]),
                .. section.Texts("best-of").Select(method => new CompressionSetting(Method(method))),
            ],
            string => [Compression(value, usual[0])],
            _ => usual,
        };

    private static CompressionMethod Method(string word) => Enum.Parse<CompressionMethod>(word, ignoreCase: true);

    private static SigningConfiguration Signing(Section values) =>
        new()
        {
            Certificate = values.Text("certificate"),
            SigningCertificate = values.Text("signing-certificate"),
            Key = values["key"] as string,
            Token = values["key"] as TokenUri,
            Command = values.Texts("command"),
            ExpiryNotice = values.Number("expiry-notice") is { } days ? TimeSpan.FromDays(days) : CertificateExpiry.Notice,
            Next = values["next"] is Section next ? Signing(next) : null,
        };

    private static ImagesConfiguration Images(Section values) =>
        new(
            values.Text("templates")!,
            values.Text("engine") ?? "auto",
            values.Text("on-failure") == "warn" ? ImageFailure.Warn : ImageFailure.Fail
        )
        {
            Formats = values["formats"] is null
                ? [ImageFormat.Tar, ImageFormat.Oci]
                : [.. values.Texts("formats").Distinct().Select(word => Enum.Parse<ImageFormat>(word, ignoreCase: true))],
            ChecksumSuffix = values.Text("checksum-suffix") ?? ImagesConfiguration.UsualChecksumSuffix,
            SigningKey = values.Part("signing")["key"] as string,
            SigningToken = values.Part("signing")["key"] as TokenUri,
            SigningCommand = values.Part("signing").Texts("command"),
        };

    private static ChannelConfiguration Channel(Section values, string usual)
    {
        var name = values.Text("name")!;
        return new()
        {
            Name = name,
            VersionUrl = values.Text("version-url") ?? (usual.EndsWith('/') ? $"{usual}{name}/update" : usual),
            Age = values.Text("age") is { } age ? TimeText.Parse(age) : TimeSpan.Zero,
            NeedsApproval = values.Switch("approval"),
            Checks = [.. values.Parts("qa").Select(part => QualityBinder.Command(part, QualityKeys.NameOf(part)))],
            Publish = Publish(values.Parts("publish")),
        };
    }

    private static ImmutableArray<PublishTarget> Publish(ImmutableArray<Section> places) =>
        [.. places.Select(part => Publish(part) with { IsAutomatic = part.Switch("automatic", otherwise: true) })];

    private static PublishTarget Publish(Section values) =>
        values switch
        {
            _ when values.Text("folder") is { } folder => new FolderTarget(folder),
            _ when values.Text("rsync") is { } destination => new RsyncTarget(destination, values.Text("shell") ?? RsyncTarget.UsualShell),
            _ => new GitHubTarget(values.Part("github").Text("repository")!) { Api = values.Part("github").Text("api") },
        };

    private static ImmutableDictionary<string, uint> Ids(Section values) =>
        values.Keys.ToImmutableDictionary(name => name, name => (uint)values.Number(name)!.Value);

    private static ImmutableSortedDictionary<string, string> Variables(Section values) =>
        values.Keys.ToImmutableSortedDictionary(name => name, name => values.Text(name)!, StringComparer.Ordinal);
}
