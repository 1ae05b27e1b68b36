using System.Runtime.Versioning;
using DistroFactory.Configuration;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A stand-in for the <c>koji</c> command that writes down how it was called.</summary>
[SupportedOSPlatform("linux")]
internal sealed class KojiScript : IDisposable
{
    private const string Text = """
        #!/bin/sh
        here=$(dirname "$0")
        echo "$*" >> "$here/calls"
        if [ -s "$here/failures" ]; then
            left=$(cat "$here/failures")
            if [ "$left" -gt 1 ]; then echo $((left - 1)) > "$here/failures"; else rm "$here/failures"; fi
            echo "koji: the hub is not there" >&2
            exit 1
        fi
        if [ -f "$here/says" ]; then cat "$here/says" >&2; exit 2; fi
        if [ "$1" = --profile ]; then shift 2; fi
        for last; do :; done
        case $1 in
            list-tagged) while read -r build; do printf '%-40s  %-20s  %s\n' "$build" dist-acme builder; done < "$here/builds" ;;
            download-build) cp "$here/files/$last"/*.rpm . ;;
            list-external-repos) [ -f "$here/external" ] && printf '%-25s %s\n' dist-clear-external-repo "$(cat "$here/external")" ;;
            edit-external-repo) echo "${2#--url=}" > "$here/external" ;;
            regen-repo) ;;
            *) exit 2 ;;
        esac
        """;

    private readonly TemporaryDirectory _directory = new();

    public KojiScript()
    {
        File.WriteAllText(Program, Text + "\n");
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(_directory["builds"], "");
    }

    public string Program => _directory["koji"];

    public string Cache => _directory["cache"];

    public KojiSource Source => new(null, "dist-acme", null) { Command = Program };

    public string[] Calls => File.Exists(_directory["calls"]) ? File.ReadAllLines(_directory["calls"]) : [];

    public string? ExternalRepository
    {
        get => File.Exists(_directory["external"]) ? File.ReadAllText(_directory["external"]).Trim() : null;
        set => File.WriteAllText(_directory["external"], value);
    }

    public void Builds(params string[] builds) => File.WriteAllLines(_directory["builds"], builds);

    /// <summary>Gives a build packages, of the sample unless whole paths are named; returns the path of the last.</summary>
    public string Has(string build, params string[] packages)
    {
        Directory.CreateDirectory(_directory[$"files/{build}"]);
        foreach (var package in packages)
            File.Copy(
                Path.Combine(Shared.Repository, "samples", "acme", "packages", package),
                _directory[$"files/{build}/{Path.GetFileName(package)}"]
            );
        return _directory[$"files/{build}/{Path.GetFileName(packages[^1])}"];
    }

    public void FailsTimes(int count) => File.WriteAllText(_directory["failures"], $"{count}\n");

    public void Says(string error) => File.WriteAllText(_directory["says"], error + "\n");

    public void Dispose() => _directory.Dispose();
}
