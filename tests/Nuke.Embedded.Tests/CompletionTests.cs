using System.Diagnostics;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests;

/// <summary>TAB offers what may come next.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("./build.sh Sh", "Show")]
    [TestCase("./build.sh --col", "--colour --colours")]
    [TestCase("./build.sh Show --colour ", "Red DarkGreen")]
    [TestCase("./build.sh Show --colour d", "DarkGreen")]
    [TestCase("./build.sh Show --colour Red ", "Show Mirror")]
    [TestCase("./build.sh Show --colours Red D", "DarkGreen")]
    [TestCase("./build.sh Show --place ", "north south")]
    [TestCase("./build.sh Show --speed ", "Slow Fast")]
    [TestCase("./build.sh Show --output ", "")]
    [TestCase("./build.sh Show --hurry M", "Mirror")]
    [TestCase("./build.sh --skip ", "Show Mirror")]
    [TestCase("./build.sh --verbosity q", "Quiet")]
    [TestCase("./build.sh --plan m", "mermaid")]
    [TestCase("./build.sh --profile ", "night")]
    [TestCase("./build.sh --shell-completion ", "bash zsh fish pwsh")]
    [TestCase("'/a b/build.sh' Show --pla", "--plan --place")]
    public void The_candidates_fit_the_place_of_the_cursor(string line, string expected)
    {
        _stage.Write(".nuke/parameters.night.json", "{}");
        _stage.Variables["COMP_LINE"] = line;
        var words = _stage.Run<KindsBuild>("--shell-completion").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(words, Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Without_a_line_all_words_are_printed() =>
        Assert.That(
            _stage.Run<KindsBuild>("--shell-completion").Output.Split('\n'),
            Does.Contain("Show").And.Contain("--mirror-url").And.Contain("--keep-going").And.Not.Contain("--hidden-number")
        );

    [TestCase("./build.sh Pu", "Publish")]
    [TestCase("./build.sh --co", "--config --continue")]
    public async Task The_script_for_bash_completes(string line, string expected)
    {
        var bash = Tool.Require("bash", "bash");
        _stage.Write("script", _stage.Run<KindsBuild>("--shell-completion bash").Output);
        StandIn();
        var words = await Shell(
            bash,
            "-c",
            """
            source ./script
            COMP_LINE=$0; COMP_POINT=${#0}; read -ra COMP_WORDS <<<"$0"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _build_sh && printf '%s\n' "${COMPREPLY[@]}"; complete -p build.sh
            """,
            line
        );
        Assert.That(words, Is.EqualTo([.. expected.Split(' '), "complete -o bashdefault -o default -F _build_sh build.sh"]));
    }

    [Test]
    public async Task The_script_for_zsh_completes()
    {
        var zsh = Tool.Require("zsh", "zsh");
        _stage.Write("script", _stage.Run<KindsBuild>("--shell-completion zsh").Output);
        StandIn();
        // compadd and _files only work at a prompt; here they print what they were given.
        var words = await Shell(
            zsh,
            "-fc",
            """
            source ./script
            compadd() { print -l -- ${(P)2} }
            LBUFFER='./build.sh --co'; words=(./build.sh --co)
            _build_sh
            """
        );
        Assert.That(words, Is.EqualTo(["--config", "--continue"]));
    }

    [Test]
    public async Task The_script_for_fish_completes()
    {
        var fish = Tool.Require("fish", "fish");
        _stage.Write("script", _stage.Run<KindsBuild>("--shell-completion fish").Output);
        StandIn();
        var words = await Shell(fish, "--no-config", "-c", "source ./script; complete -C './build.sh --co'");
        Assert.That(words, Is.EqualTo(["--config", "--continue"]));
    }

    // Answers as build.sh would, by COMP_LINE.
    private void StandIn()
    {
        _stage.Write(
            "build.sh",
            """
            #!/bin/sh
            [ "$1" = --shell-completion ] || exit 1
            case $COMP_LINE in *--co) echo --config; echo --continue ;; *Pu) echo Publish ;; esac
            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                Path.Combine(_stage.Root, "build.sh"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private async Task<string[]> Shell(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = _stage.Root, RedirectStandardOutput = true };
        start.Environment["HOME"] = _stage.Root;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
