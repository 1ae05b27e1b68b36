using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DistroFactory.Configuration.Shell;

/// <summary>
/// Says in the words of <c>distro.yaml</c> what a <c>config.sh</c> says. The factory reads this text and nothing else, so that a converted
/// configuration is the same configuration.
/// </summary>
/// <param name="values">What the script set.</param>
/// <param name="folder">The config folder.</param>
internal sealed partial class ShellConverter(ShellValues values, string folder)
{
    private const string UpdateSigner = "sign_update";
    private const string OriginalGroup = "httpd";
    private const string Groups = "/etc/group";

    private readonly ShellDocument _document = new();

    private bool IsDownstream => values["IS_DOWNSTREAM"] != "false";

    /// <summary>The document.</summary>
    public ShellDocument Convert()
    {
        _document.Comment($"Equivalent of {ShellScript.FileName}.");
        Distribution();
        Upstream();
        Content();
        KojiSite();
        Bundles();
        Mix();
        Signing();
        Images();
        Places();
        Publish();
        Licenses();
        Variables();
        Leftovers();
        return _document;
    }

    /// <summary>The name of the distribution that a script says, in the form of a name; empty when it says none.</summary>
    public static string NameOf(ShellValues values) => NotInNames().Replace(values["DISTRO_NAME"] ?? "", "-").ToLowerInvariant();

    private void Distribution()
    {
        _document.Add(
            "name",
            Name().ToLowerInvariant(),
            values[ShellVariables.Namespace] is null ? "DISTRO_NAME" : ShellVariables.Namespace
        );
        _document.Add("title", values["DISTRO_NAME"], "DISTRO_NAME");
        Plain("url", "DISTRO_URL");
        Plain("content-url", "CONTENT_URL");
        Plain("version-url", "VERSION_URL");
        _document.Add(
            "mode",
            values["IS_DOWNSTREAM"] switch
            {
                "true" => "downstream",
                "false" => "own-upstream",
                var other => other,
            },
            "IS_DOWNSTREAM"
        );
        Plain("increment", "MIX_INCREMENT");
    }

    private void Upstream()
    {
        if (!IsDownstream)
            return;
        _document.Open("upstream");
        Plain("url", "CLR_PUBLIC_DL_URL");
        Plain("version", "CLR_LATEST");
        List("bundles", "CLR_BUNDLES");
        Plain("bundle-definitions", "CLR_BUNDLE_DEFINITIONS");
        _document.Close();
    }

    private void Content()
    {
        _document.Open("content");
        // A folder that is missing or empty was no content to the original pipelines, and no error.
        if (Place("LOCAL_RPM_DIR") is { } packages && Directory.Exists(packages))
            Item(() => _document.Add("folder", Written(packages), "LOCAL_RPM_DIR"));
        if (values["KOJI_TAG"] is not null)
        {
            Item(() =>
            {
                _document.Open("koji");
                Plain("tag", "KOJI_TAG");
                _document.Add("engine", "command", "KOJI_TAG");
                _document.Close();
            });
        }

        _document.Close();
    }

    private void KojiSite()
    {
        if (values["KOJI_TAG"] is null && (IsDownstream || !values.IsSet("CLR_PUBLIC_DL_URL")))
            return;
        _document.Open("koji");
        Plain("tag", "KOJI_TAG");
        _document.Add("engine", "command", "KOJI_TAG");
        // It is the site that follows, whatever its distribution builds upon.
        if (!IsDownstream)
            Plain("upstream", "CLR_PUBLIC_DL_URL");
        _document.Close();
    }

    private void Bundles()
    {
        _document.Open("bundles");
        Plain("repository", "BUNDLES_REPO");
        if (values["BUNDLES_REPO"] is not null)
            Plain("path", "BUNDLES_REPO_SRC_DIR");
        else if (OwnBundles() is { } bundles)
            _document.Add("folder", Written(bundles), ShellVariables.BundlesDirectory);
        List("include", "DISTRO_BUNDLES");
        List("content-roots", "CONTENT_ROOTS");
        _document.Close();
    }

    private void Mix()
    {
        _document.Open("mix");
        Plain("engine", "MIX_ENGINE");
        _document.Open("deltas");
        Plain("versions", "NUM_DELTA_BUILDS");
        _document.Close();
        Plain("min-version", "MIN_VERSION");
        if (!IsDownstream)
            Plain("format-bump", "FORMAT_BUMP");
        _document.Open("mixer");
        _document.Add("workspace", Written(Place("MIXER_DIR")), "MIXER_DIR");
        List("options", "MIXER_OPTS");
        Plain("minimum-version", "MIXER_VER_MIN");
        Plain("log", "MIXER_LOG");
        Plain("table-width", "MCA_TABLE_WIDTH");
        Plain("on-unsound", "MIX_ON_UNSOUND");
        _document.Close();
        _document.Close();
    }

    private void Signing()
    {
        if (!values.Defines(UpdateSigner))
        {
            if (values["SWUPD_CERT"] is not null)
                Leave(
                    "SWUPD_CERT",
                    "SWUPD_CERT is not taken over: without a function sign_update the key in "
                        + "mixer's workspace signs, and clients pin its certificate."
                );
            return;
        }

        _document.Open("signing");
        _document.Add("certificate", Written(Place("SWUPD_CERT")), "SWUPD_CERT");
        _document.Add("command", Call(UpdateSigner), UpdateSigner);
        _document.Close();
    }

    private void Images()
    {
        var templates = Place("TEMPLATES_PATH") ?? Path.Combine(folder, "images");
        if (!Directory.Exists(templates))
            return;
        _document.Open("images");
        _document.Add("templates", Written(templates), "TEMPLATES_PATH");
        _document.Add("engine", "clr-installer", "TEMPLATES_PATH");
        // The original pipelines released without the images that failed.
        _document.Add("on-failure", "warn", "TEMPLATES_PATH");
        Plain("checksum-suffix", "CHKSUM_FILE_SUFFIX");
        _document.Open("signing");
        if (values.Defines("sign_image"))
            _document.Add("command", Call("sign_image"), "sign_image");
        else
            _document.Add("key", Written(Place("IMG_SIGN_KEY")), "IMG_SIGN_KEY");
        _document.Close();
        _document.Close();
    }

    private void Places()
    {
        _document.Open("stage");
        _document.Add("folder", Written(Place("STAGING_DIR")), "STAGING_DIR");
        _document.Add("owner", values["STAGE_OWNER"] ?? (HasGroup(OriginalGroup) ? $":{OriginalGroup}" : null), "STAGE_OWNER");
        _document.Close();
        _document.Open("work");
        _document.Add("folder", Written(Place("WORK_DIR")), "WORK_DIR");
        _document.Close();
    }

    // The original gave all it staged to a group of this name, which a web server ran with.
    private static bool HasGroup(string name) =>
        File.Exists(Groups) && File.ReadLines(Groups).Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    private void Licenses() => _document.Add("license-filter", values.Words("LICENSES_FILTER"), "LICENSES_FILTER", orNone: true);

    private void Publish()
    {
        if (values["PUBLISHING_HOST"] is not { } host)
            return;
        _document.Open("publish");
        Item(() =>
        {
            _document.Add("rsync", $"{host}:{values["PUBLISHING_ROOT"]}/{Name()}", "PUBLISHING_HOST");
            _document.Mention("PUBLISHING_ROOT");
            // Publishing was a pipeline of its own.
            _document.Add("automatic", "false", "PUBLISHING_HOST");
        });
        _document.Close();
    }

    private void Variables()
    {
        _document.Open("variables");
        foreach (var (name, value) in values.Others)
            _document.Add(name, value, name);
        _document.Close();
    }

    // Nothing of a script is dropped without a word.
    private void Leftovers()
    {
        foreach (
            var variable in ShellVariables.All.Where(variable =>
                values.IsSet(variable.Name)
                && variable.Name is not (ShellVariables.Namespace or "CONFIG_REPO_HOST" or "BUILD_ARCH")
                && !_document.Mentions(variable.Name)
            )
        )
            _document.Tell($"{variable.Name} ({values[variable.Name]}) is not taken over: {WhyNot(variable.Name)}.");
        foreach (var name in values.Overridden)
            _document.Tell($"{name} is not taken over: the factory names and places that itself.");
        foreach (var function in values.RewrittenFunctions)
            _document.Warn(
                $"The function {function} is not taken over: the factory does without the original one. "
                    + "What it calls is in PATH: put a script of that name there."
            );
    }

    private string WhyNot(string variable) =>
        variable switch
        {
            "KOJI_URL" => "the koji command knows its site; hub and top-url under content[].koji do without the command",
            "CLR_PUBLIC_DL_URL" or "CLR_LATEST" or "CLR_BUNDLES" or "CLR_BUNDLE_DEFINITIONS" =>
                "IS_DOWNSTREAM is false, so nothing of an upstream is mixed",
            "FORMAT_BUMP" => "a downstream distribution follows the format bumps of its upstream",
            "LOCAL_RPM_DIR" or "TEMPLATES_PATH" => "there is no such folder",
            "BUNDLES_REPO_SRC_DIR" => "neither BUNDLES_REPO is set nor is there such a folder in BUNDLES_DIR",
            ShellVariables.BundlesDirectory => values["BUNDLES_REPO"] is null
                ? "there are no bundles in it"
                : "BUNDLES_REPO is cloned afresh for each run, below the factory directory",
            "CHKSUM_FILE_SUFFIX" => "there are no templates of images",
            "IMG_SIGN_KEY" => values.Defines("sign_image") ? "the function sign_image signs images" : "there are no templates of images",
            "PUBLISHING_ROOT" => "PUBLISHING_HOST is not set",
            _ => "nothing here goes by it",
        };

    // The original took the folder as it was, and an empty one for no bundles.
    private string? OwnBundles()
    {
        if (Place(ShellVariables.BundlesDirectory) is not { } folder)
            return null;
        var bundles = Path.Combine(folder, values["BUNDLES_REPO_SRC_DIR"] ?? "").TrimEnd('/');
        if (!Directory.Exists(bundles) || !Directory.EnumerateFileSystemEntries(bundles).Any())
            return null;
        _document.Mention("BUNDLES_REPO_SRC_DIR");
        return bundles;
    }

    private void Leave(string variable, string sentence)
    {
        _document.Mention(variable);
        _document.Tell(sentence);
    }

    private string Name() => values[ShellVariables.Namespace] ?? NotInNames().Replace(values["DISTRO_NAME"] ?? "", "-");

    private void Plain(string key, string variable) => _document.Add(key, values[variable], variable);

    private void List(string key, string variable) => _document.Add(key, values.Words(variable), variable);

    private void Item(Action content)
    {
        _document.OpenItem();
        content();
        _document.Close();
    }

    // Scripts of the original pipelines ran one folder higher, where the checkout was called `config`.
    private string? Place(string variable)
    {
        if (values[variable] is not { } text)
            return null;
        var path = Path.GetFullPath(Path.Combine(folder, text));
        var above = Path.Combine(folder, "config") + "/";
        return !Path.Exists(path) && path.StartsWith(above, StringComparison.Ordinal) ? Path.Combine(folder, path[above.Length..]) : path;
    }

    // What lies in the config folder is named by its place there: a converted file is read in another checkout.
    private string? Written(string? path) =>
        path is not null && path.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal)
            ? Path.GetRelativePath(folder, path)
            : path;

    // An error ended the function that signed the update, and went unnoticed in the one that signed images.
    private static ImmutableArray<string> Call(string function) =>
        [
            "bash",
            "-c",
            $"{(function == UpdateSigner ? "set -e; " : "")}cd \"${{SCRIPT_DIR:?}}/..\"; . "
                + $"./common.sh; . ./config/{ShellScript.FileName}; {function} \"$1\" \"$2\"",
            function,
            "{in}",
            "{out}",
        ];

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotInNames();
}
