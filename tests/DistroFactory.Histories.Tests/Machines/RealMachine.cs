using System.Diagnostics;
using System.Text.RegularExpressions;
using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;

namespace DistroFactory.Histories.Tests.Machines;

/// <summary>
/// A folder with the real swupd client. It neither sets the clock nor runs scripts nor touches anything outside of its folder.
/// </summary>
/// <param name="swupd">The program.</param>
/// <param name="stream">The directory that is published as <c>update/</c>.</param>
/// <param name="certificate">The certificate to pin.</param>
/// <param name="folder">The folder; the caller removes it.</param>
internal sealed partial class RealMachine(string swupd, string stream, string certificate, string folder) : IMachine
{
    private readonly string _root = Directory.CreateDirectory(Path.Combine(folder, "root")).FullName;
    private readonly string _cache = Directory.CreateDirectory(Path.Combine(folder, "cache")).FullName;

    public ClientVerdict Install(StreamVersion version, FormatNumber format, IReadOnlyCollection<string> bundles) =>
        Run("os-install", "-V", $"{version}", "-B", string.Join(',', bundles), "-F", $"{format}");

    public ClientVerdict Update(StreamVersion until) => Run("update", "-V", $"{until}");

    /// <summary>Updates a machine that may not know its format.</summary>
    public ClientVerdict Update(StreamVersion until, FormatNumber format) => Run("update", "-V", $"{until}", "-F", $"{format}");

    /// <summary>The bundles it has.</summary>
    public IReadOnlyList<string> Bundles() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_root, "usr/share/clear/bundles"))
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What the client itself finds wrong with the machine.</summary>
    public ClientVerdict Diagnose() => Run("diagnose");

    public ClientVerdict Add(string bundle) => Run("bundle-add", bundle);

    public ClientVerdict Remove(string bundle) => Run("bundle-remove", bundle);

    /// <summary>Puts a file of the machine's own where machines keep such files.</summary>
    /// <returns>These files.</returns>
    public IReadOnlyList<string> KeepOwn()
    {
        var own = Directory
            .EnumerateDirectories(_root)
            .Where(folder => KeptPaths.HoldsOwn(PathIn(folder)))
            .Select(folder => Path.Combine(folder, "own"))
            .ToList();
        own.ForEach(file => File.WriteAllText(file, "own"));
        return own;
    }

    /// <summary>The path on the machine of a file that the client names.</summary>
    public string PathIn(string file) =>
        file.StartsWith(_root, StringComparison.Ordinal) ? file[_root.Length..].Replace("//", "/", StringComparison.Ordinal) : file;

    /// <summary>Its files, without those in which the client keeps its own state.</summary>
    public MachineTree Tree()
    {
        // .NET tells neither owner nor group of a file; find does.
        const int Fields = 6;
        var fields = Tool.Run("find", _root, "-mindepth", "1", "-printf", @"%y\0%m\0%U\0%G\0%l\0%P\0").Split('\0');
        var entries = new Dictionary<string, MachineEntry>();
        for (var i = 0; i + Fields <= fields.Length; i += Fields)
        {
            var path = $"/{fields[i + 5]}";
            if (!IsClients(path))
                entries.Add(
                    path,
                    Read(
                        fields[i],
                        Convert.ToUInt16(fields[i + 1], 8),
                        uint.Parse(fields[i + 2]),
                        uint.Parse(fields[i + 3]),
                        fields[i + 4],
                        _root + path
                    )
                );
        }

        return new(entries);
    }

    private ClientVerdict Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                swupd,
                [
                    command,
                    "--path",
                    _root,
                    "--cachedir",
                    _cache,
                    "--certpath",
                    certificate,
                    "--url",
                    $"file://{stream}",
                    "--ignore-time",
                    "--no-scripts",
                    "--no-boot-update",
                    "--no-progress",
                    "--yes",
                    "--max-retries",
                    "1",
                    .. arguments,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            }
        )!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode == 0, $"exit code {process.ExitCode}\n{output}{errors.Result}");
    }

    private static MachineEntry Read(string type, ushort mode, uint owner, uint group, string target, string file) =>
        type switch
        {
            "d" => new(EntryType.Directory, SwupdHasher.OfDirectory((ushort)(Node.DirectoryBits | mode), owner, group)),
            "l" => new(EntryType.Link, SwupdHasher.OfLink(target, owner, group)),
            _ => new(EntryType.File, SwupdHasher.OfFile((ushort)(Node.FileBits | mode), owner, group, File.ReadAllBytes(file))),
        };

    /// <summary>Whether the client keeps its own state there, or what it moved out of the way.</summary>
    public static bool IsClients(string path) => Clients().IsMatch(path);

    [GeneratedRegex(@"^/var(/lib(/swupd(/.*)?)?|/tmp(/swupd(/.*)?)?)?$|/\.deleted\.[0-9]+\.")]
    private static partial Regex Clients();
}
