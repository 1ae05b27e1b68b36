using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.Testing;

/// <summary>A keyring of the real gpg, with keys that have no passphrase; the real rpmsign signs with them.</summary>
public sealed class GnuPg : IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly string _gpg = Tool.Require("gpg", "gnupg");

    public GnuPg() => File.SetUnixFileMode(_home.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="algorithm">As gpg calls it: rsa2048, ed25519, nistp256, dsa2048.</param>
    /// <param name="created">When gpg is to believe that it is, as it writes times; null: now.</param>
    /// <param name="lasts">How long it is valid, as gpg writes times: never, 1d.</param>
    /// <returns>Its fingerprint.</returns>
    public string MakeKey(string name, string algorithm, string? created = null, string lasts = "never")
    {
        Run([.. Clock(created), "--quick-generate-key", $"{name} <{name}@example.test>", algorithm, "sign", lasts]);
        return Run(["--with-colons", "--list-keys", $"<{name}@example.test>"])
            .Split('\n')
            .First(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];
    }

    /// <summary>Runs gpg.</summary>
    /// <returns>What it prints.</returns>
    public string Run(IReadOnlyList<string> arguments, string input = "")
    {
        var result = Cli.Wrap(_gpg)
            .WithArguments([
                "--homedir",
                _home.Path,
                "--batch",
                "--yes",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "",
                .. arguments,
            ])
            .WithStandardInputPipe(PipeSource.FromString(input))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync()
            .GetAwaiter()
            .GetResult();
        return result.ExitCode == 0
            ? result.StandardOutput
            : throw new InvalidOperationException($"gpg {string.Join(' ', arguments)} failed:\n{result.StandardError}");
    }

    /// <summary>Writes a public key to a file, in text form.</summary>
    /// <returns>The file.</returns>
    public string Export(string fingerprint, string file)
    {
        Run(["--armor", "--output", file, "--export", fingerprint]);
        return file;
    }

    /// <summary>Signs a file; the signature is beside it, with <c>.asc</c> after its name.</summary>
    /// <param name="fingerprint">The key.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">Of gpg: --digest-algo SHA1, --faked-system-time 20200101T000000.</param>
    /// <returns>The signature.</returns>
    public string Sign(string fingerprint, string file, params string[] options)
    {
        Run([.. options, "--armor", "--local-user", fingerprint + "!", "--output", file + ".asc", "--detach-sign", file]);
        return file + ".asc";
    }

    /// <summary>Has rpmsign sign a package.</summary>
    /// <param name="fingerprint">The key.</param>
    /// <param name="package">The package.</param>
    /// <param name="withPayload">Whether header and payload get a signature, too.</param>
    /// <param name="created">When gpg is to believe that it is; null: now.</param>
    /// <param name="options">Of gpg.</param>
    public void SignPackage(string fingerprint, string package, bool withPayload = false, string? created = null, string options = "") =>
        RunRpmsign(
            package,
            fingerprint,
            $"_gpg_sign_cmd_extra_args {string.Join(' ', Clock(created))} {options} --batch --pinentry-mode loopback",
            withPayload
        );

    /// <summary>Has rpmsign put a signature of something else into a package.</summary>
    public void SignOtherData(string fingerprint, string package) =>
        RunRpmsign(
            package,
            fingerprint,
            $"__gpg_sign_cmd /bin/sh sh -c 'cat >/dev/null; echo other | {_gpg} --homedir {_home.Path} --batch -u {fingerprint} "
                + "--output %{__signature_filename} --detach-sign'",
            withPayload: false
        );

    private void RunRpmsign(string package, string fingerprint, string macro, bool withPayload)
    {
        string[] arguments =
        [
            "--define",
            $"_gpg_name {fingerprint}",
            "--define",
            $"_gpg_path {_home.Path}",
            "--define",
            $"__gpg {_gpg}",
            "--define",
            macro,
            .. withPayload ? ["--rpmv3"] : Array.Empty<string>(),
            "--addsign",
            package,
        ];
        Tool.Run(Tool.Require("rpmsign", "rpm"), arguments);
    }

    /// <summary>Edits a key by the commands of gpg's menu.</summary>
    public void RunCommands(string fingerprint, params string[] commands) =>
        Run(
            ["--command-fd", "0", "--status-fd", "2", "--edit-key", fingerprint],
            string.Concat(commands.Select(command => command + "\n"))
        );

    /// <summary>Revokes a key.</summary>
    public void Revoke(string fingerprint)
    {
        var certificate = _home[Path.Combine("openpgp-revocs.d", fingerprint + ".rev")];
        // A colon before the block keeps people from importing it by accident.
        var text = File.ReadAllText(certificate);
        Run(
            ["--import"],
            text[text.IndexOf(":-----BEGIN", StringComparison.Ordinal)..].Replace(":-----", "-----", StringComparison.Ordinal)
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The agent would go by itself when it notices that its directory is gone.
        Tool.Run(Tool.Require("gpgconf", "gnupg"), "--homedir", _home.Path, "--kill", "all");
        _home.Dispose();
    }

    private static string[] Clock(string? time) => time is null ? [] : ["--faked-system-time", time];
}
