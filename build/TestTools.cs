using CliWrap;
using DistroFactory.Connections.Commands;

/// <summary>The commands that tests compare with, and the Debian packages that have them.</summary>
internal static class TestTools
{
    public static IReadOnlyList<(string Command, string Package)> All { get; } =
    [
        ("rpm", "rpm"),
        ("rpmbuild", "rpm"),
        ("rpm2archive", "rpm"),
        ("rpmkeys", "rpm"),
        ("rpmsign", "rpm"),
        ("gpg", "gnupg"),
        ("gpgconf", "gnupg"),
        ("sq", "sq"),
        ("createrepo_c", "createrepo-c"),
        ("dnf", "dnf"),
        ("openssl", "openssl"),
        ("softhsm2-util", "softhsm2"),
        ("pkcs11-tool", "opensc"),
        ("p11-kit", "p11-kit"),
        ("git", "git"),
        ("xz", "xz-utils"),
        ("zstd", "zstd"),
        ("tar", "tar"),
        ("python3", "python3"),
        ("bsdiff", "bsdiff"),
        ("rsync", "rsync"),
        ("ssh", "openssh-client"),
        ("ssh-keygen", "openssh-client"),
        ("sshd", "openssh-server"),
        ("mke2fs", "e2fsprogs"),
        ("e2fsck", "e2fsprogs"),
        ("debugfs", "e2fsprogs"),
        ("node", "nodejs"),
        ("npm", "npm"),
        ("bash", "bash"),
        ("fish", "fish"),
        ("zsh", "zsh"),
        ("script", "bsdutils"),
        ("setpriv", "util-linux"),
        ("mkfifo", "coreutils"),
        ("chown", "coreutils"),
        ("nohup", "coreutils"),
    ];

    /// <summary>Installs what is missing where that is allowed; else says what the tests will skip for.</summary>
    public static async Task InstallAsync()
    {
        var missing = All.Where(tool => CommandPath.Find(tool.Command, "/usr/sbin") is null)
            .Select(tool => tool.Package)
            .Distinct()
            .ToArray();
        if (missing.Length == 0)
            return;
        if (!Environment.IsPrivilegedProcess || CommandPath.Find("apt-get") is null)
        {
            Console.WriteLine(
                $"Some tests will be skipped. They compare with tools that are missing: apt-get install {string.Join(' ', missing)}"
            );
            return;
        }

        Console.WriteLine($"Installing what the tests compare with: {string.Join(' ', missing)}");
        await Run("update", "-qq");
        await Run(["install", "-qq", "-y", "--no-install-recommends", .. missing]);
    }

    // A machine without network still runs the tests; those that need the tool say that they are skipped.
    private static async Task Run(params string[] arguments)
    {
        // apt-get fails when nobody reads what it prints; a person only wants to see it when it failed.
        var output = new StringWriter();
        var result = await Cli.Wrap("apt-get")
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables => variables.Set("DEBIAN_FRONTEND", "noninteractive"))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        if (result.ExitCode != 0)
            Console.WriteLine(
                $"apt-get {arguments[0]} failed ({result.ExitCode}); tests that need the missing tools are skipped:\n{output}"
            );
    }
}
