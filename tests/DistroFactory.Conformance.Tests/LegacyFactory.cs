using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using LibGit2Sharp;

namespace DistroFactory.Conformance.Tests;

/// <summary>
/// The world of a team that runs the original pipelines, as a recording says it was: repositories, stage, workspace, upstream.
/// </summary>
internal sealed partial class LegacyFactory : IDisposable
{
    private static readonly Signature s_author = new("Acme", "release@acme.example", DateTimeOffset.UnixEpoch);
    private readonly TemporaryDirectory _root = new();
    private readonly LoopbackServer? _upstream;
    private readonly Given _given;

    public LegacyFactory(Recording recording)
    {
        _given = recording.Given;
        _upstream = _given is { Upstream: not null, UpstreamDown: false } ? new LoopbackServer(Answer) : null;
        UpstreamUrl = (_upstream?.Address ?? LoopbackServer.Nobody()).AbsoluteUri.TrimEnd('/');
        WriteRepositories();
        WriteStage();
        foreach (var rpm in _given.Rpms)
            PackageShelf.Put(rpm, this["rpms"]);
        File.WriteAllLines(this["koji-builds"], _given.Koji ?? []);
        MixerKeys.Put(this["keys"]);
    }

    public string UpstreamUrl { get; }

    public string Stage => this["stage"];

    public string Mixer => this["mixer"];

    public string Work => this["work"];

    public string Factory => this["factory"];

    public IEnumerable<string> Requests => _upstream?.Requests.Select(request => request.Path) ?? [];

    public string this[string relative] => _root[relative];

    /// <summary>A text with the placeholders of the recordings filled in.</summary>
    public string Fill(string text) => text.Replace("@ROOT@", _root.Path, StringComparison.Ordinal);

    /// <summary>A text with placeholders for the places of this world.</summary>
    public string Abstract(string text) =>
        Seen()
            .Replace(text, "@SEEN@")
            .Replace(Path.Combine(Factory, "acme", "work", "config"), "@FACTORY@/config", StringComparison.Ordinal)
            .Replace(Mixer, "@MIXER@", StringComparison.Ordinal)
            .Replace(Stage, "@STAGE@", StringComparison.Ordinal)
            .Replace(Work, "@WORK@", StringComparison.Ordinal)
            .Replace(UpstreamUrl, "@UPSTREAM@", StringComparison.Ordinal);

    // What of a place is looked at, and where it is kept.
    [GeneratedRegex("--include .*pub.acme.example:/srv/www/acme/ .*/seen/")]
    private static partial Regex Seen();

    /// <summary>The tags of a repository.</summary>
    public ImmutableArray<string> Tags(string repository)
    {
        if (!Directory.Exists(this[repository]))
            return [];
        using var git = new Repository(this[repository]);
        return [.. git.Tags.Select(tag => tag.FriendlyName)];
    }

    public void Dispose()
    {
        _upstream?.Dispose();
        _root.Dispose();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var upstream = _given.Upstream!;
        var words = request.Path.Trim('/').Split('/');
        int? number = words switch
        {
            ["latest"] => upstream.Latest,
            ["update", var version, "format"] => upstream.Formats.TryGetValue(version, out var format) ? format : null,
            ["update", "version", var format, "first"] => upstream.FormatRange.TryGetValue(format["format".Length..], out var range)
                ? range[0]
                : null,
            ["update", "version", var format, "latest"] => upstream.FormatRange.TryGetValue(format["format".Length..], out var range)
                ? range[1]
                : null,
            _ => null,
        };
        return number is { } value ? LoopbackAnswer.Of(value.ToString(CultureInfo.InvariantCulture)) : LoopbackAnswer.Refusal(404);
    }

    private void WriteRepositories()
    {
        var config = $"""
            DISTRO_NAME=acme
            DISTRO_URL=http://update.acme.example
            CLR_PUBLIC_DL_URL={UpstreamUrl}
            MIXER_DIR={Mixer}
            STAGING_DIR={Stage}
            WORK_DIR={Work}
            PUBLISHING_HOST=pub.acme.example
            PUBLISHING_ROOT=/srv/www
            {Fill(_given.Config)}
            """;
        Publish("configs/acme", new(_given.ConfigFiles) { ["config.sh"] = config });
        if (_given.Bundles.Count > 0)
            Publish("bundles.git", _given.Bundles);
    }

    // A bare repository, as a server has it.
    private void Publish(string name, Dictionary<string, string> files)
    {
        var work = this[$"{name}.work"];
        Repository.Init(work);
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(work, path);
            AtomicFile.WriteAllText(file, text);
            if (text.StartsWith("#!", StringComparison.Ordinal))
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
        }

        Commit(work);
        Repository.Clone(work, this[name], new CloneOptions { IsBare = true });
    }

    /// <summary>Commits everything in a repository.</summary>
    public static void Commit(string folder)
    {
        using var git = new Repository(folder);
        Commands.Stage(git, "*");
        git.Commit("config", s_author, s_author);
    }

    private void WriteStage()
    {
        foreach (var staged in _given.Staged)
        {
            var version = staged.Version.ToString(CultureInfo.InvariantCulture);
            AtomicFile.WriteAllText(Path.Combine(Stage, "latest"), version);
            AtomicFile.WriteAllText(
                Path.Combine(Stage, "releases", version, $"packages-nvr-{version}.txt"),
                string.Concat(staged.Packages.Select(package => package + "\n"))
            );
            foreach (var update in new[] { Path.Combine(Stage, "update"), Path.Combine(Mixer, "update", "www") })
                AtomicFile.WriteAllText(Path.Combine(update, version, "format"), $"{staged.Format}");
            foreach (var (format, first) in staged.First)
                AtomicFile.WriteAllText(Path.Combine(Mixer, "update", "www", "version", $"format{format}", "first"), $"{first}");
            AtomicFile.WriteAllText(Path.Combine(Mixer, "mixversion"), version);
            AtomicFile.WriteAllText(
                Path.Combine(Mixer, "mixer.state"),
                $"[Mix]\n  FORMAT = \"{staged.Format}\"\n  PREVIOUS_MIX_VERSION = \"{version}\"\n"
            );
            AtomicFile.WriteAllText(Path.Combine(Mixer, "builder.conf"), "");
            AtomicFile.WriteAllText(Path.Combine(Mixer, ".yum-mix.conf"), "[main]\n\n[clear]\n\n[local]\n");
            MixerKeys.Put(Mixer);
        }
    }
}
