using System.Diagnostics;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests;

/// <summary>build.sh, with a stand-in for the SDK that writes down how it was called.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string StandIn = """
        #!/bin/sh
        case $1 in
          --version) exit ${SDK_EXIT:-0} ;;
          build)
            echo build >> "$CALLS"
            [ -z "$COMPILE_ERROR" ] || { echo "x.cs(1,1): error $COMPILE_ERROR [x.csproj]"; exit 1; }
            sleep ${COMPILE_SECONDS:-0}
            [ -z "$EDIT" ] || { echo "class C;" > "$EDIT"; }
            while [ "$1" != -o ]; do shift; done
            mkdir -p "$2"; touch "$2/_build.dll" ;;
          exec) shift; [ -f "$1" ] || exit 1; shift; echo "run $*${SAY_ROOT:+ in $NUKE_ROOT_DIRECTORY}" ;;
        esac
        """;

    private readonly TemporaryDirectory _root = new();
    private readonly Dictionary<string, string> _variables = [];

    public LauncherTests()
    {
        Tool.Require("bash", "bash");
        foreach (var directory in new[] { ".nuke", "build", "source", "tools", "elsewhere" })
            Directory.CreateDirectory(_root[directory]);
        File.Copy(Path.Combine(Shared.Repository, "build.sh"), _root["build.sh"]);
        File.Copy(Path.Combine(Shared.Repository, "global.json"), _root["global.json"]);
        File.WriteAllText(_root["source/A.cs"], "class A;");
        AddTool("dotnet", StandIn);
        _variables["CALLS"] = _root["calls"];
        _variables["HOME"] = _root.Path;
        _variables["PATH"] = $"{_root["tools"]}:/usr/bin:/bin";
    }

    private int Compilations => File.Exists(_root["calls"]) ? File.ReadAllLines(_root["calls"]).Length : 0;

    public void Dispose() => _root.Dispose();

    [Test]
    public async Task It_works_from_any_directory_and_passes_arguments_on() =>
        Assert.That(await Run("Release", "--config", "a b"), Is.EqualTo(new Outcome(0, "run Release --config a b\n")));

    [Test, Disappointment(10)]
    public async Task It_compiles_once_while_nothing_changes()
    {
        await Run();
        await Run();
        Assert.That(Compilations, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_waits_is_told_what_happens_and_that_it_happens_once()
    {
        _variables["CI"] = "true";
        var first = await Run("X");
        var second = await Run("X");
        File.WriteAllText(_root["source/A.cs"], "class B;");
        var changed = await Run("X");
        Assert.That(
            first.Output,
            Does.StartWith("run X\n").And.Match("happens once; later runs begin at once …\nCompiled in [0-9]+ s.\n$")
        );
        Assert.That(second.Output, Is.EqualTo("run X\n"));
        Assert.That(changed.Output, Does.Contain("The sources of the build have changed: compiling it again").And.Not.Contain("once"));
    }

    [Test]
    public async Task It_compiles_again_when_a_source_changed_with_its_old_time()
    {
        await Run();
        var time = File.GetLastWriteTimeUtc(_root["source/A.cs"]);
        File.WriteAllText(_root["source/A.cs"], "class B;");
        File.SetLastWriteTimeUtc(_root["source/A.cs"], time);
        await Run();
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [Test]
    public async Task It_compiles_again_when_a_source_was_deleted()
    {
        await Run();
        File.Delete(_root["source/A.cs"]);
        await Run();
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [Test]
    public async Task It_compiles_again_when_the_binary_was_deleted()
    {
        await Run();
        Directory.Delete(_root["build/bin"], recursive: true);
        await Run();
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [Test]
    public async Task Sources_that_were_compiled_before_are_not_compiled_again()
    {
        await Run();
        File.WriteAllText(_root["source/A.cs"], "class B;");
        await Run();
        File.WriteAllText(_root["source/A.cs"], "class A;");
        await Run();
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [TestCase("source/B.cs")]
    [TestCase("source/packages.lock.json")]
    [TestCase("build/_build.csproj")]
    [TestCase("Directory.Packages.props")]
    public async Task It_compiles_again_when_a_file_was_added(string file)
    {
        await Run();
        File.WriteAllText(_root[file], "");
        await Run();
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [TestCase("source/README.md")]
    [TestCase("source/bin/Generated.cs")]
    [TestCase("tests.cs")]
    public async Task A_file_that_is_not_compiled_does_not_matter(string file)
    {
        await Run();
        Directory.CreateDirectory(Path.GetDirectoryName(_root[file])!);
        File.WriteAllText(_root[file], "");
        await Run();
        Assert.That(Compilations, Is.EqualTo(1));
    }

    [Test]
    public async Task New_times_of_the_files_as_after_a_checkout_do_not_matter()
    {
        await Run();
        File.SetLastWriteTimeUtc(_root["source/A.cs"], DateTime.UtcNow.AddHours(1));
        await Run();
        Assert.That(Compilations, Is.EqualTo(1));
    }

    [Test]
    public async Task A_source_that_changed_while_it_was_compiled_is_compiled_again()
    {
        _variables["EDIT"] = _root["source/A.cs"];
        Assert.That((await Run("X")).Output, Is.EqualTo("run X\n"));
        Assert.That(Compilations, Is.EqualTo(2));
    }

    [Test]
    public async Task A_compilation_that_was_interrupted_is_done_again()
    {
        Directory.CreateDirectory(_root["build/bin/launch/new"]);
        File.WriteAllText(_root["build/bin/launch/new/_build.dll"], "half");
        await Run();
        Assert.That(Compilations, Is.EqualTo(1));
    }

    [Test]
    public async Task A_checkout_that_cannot_be_written_is_compiled_into_the_cache()
    {
        var nobody = Tool.Require("setpriv", "util-linux");
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("only root may run it as somebody else");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        using var home = new TemporaryDirectory();
        await Execute("chown", "65534", home.Path);
        _variables["CALLS"] = home["calls"];
        _variables["HOME"] = home.Path;
        _variables["SAY_ROOT"] = "1";
        var command = new[] { "--reuid=65534", "--regid=65534", "--clear-groups", "bash", _root["build.sh"], "X" };
        Assert.That((await Execute(nobody, command)).Output, Is.EqualTo($"run X in {_root.Path}\n"));
        Assert.That((await Execute(nobody, command)).ExitCode, Is.Zero);
        Assert.That(File.ReadAllLines(home["calls"]), Has.Length.EqualTo(1));
        Assert.That(Directory.Exists(_root["build/bin"]), Is.False);
    }

    [Test]
    public async Task Of_two_runs_at_once_one_compiles()
    {
        _variables["COMPILE_SECONDS"] = "1";
        var outcomes = await Task.WhenAll(Run("A"), Run("B"));
        Assert.That(outcomes.Select(outcome => outcome.ExitCode), Is.All.Zero);
        Assert.That(Compilations, Is.EqualTo(1));
    }

    [Test]
    public async Task A_compile_error_is_shown_and_tried_again_next_time()
    {
        _variables["COMPILE_ERROR"] = "CS1002: ; expected";
        var outcome = await Run();
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("x.cs(1,1): error CS1002: ; expected"));
        _variables.Remove("COMPILE_ERROR");
        Assert.That((await Run()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_failed_restore_is_named_as_such()
    {
        _variables["COMPILE_ERROR"] = "NU1301: no such host";
        Assert.That((await Run()).Output, Does.Contain("NU1301").And.Contain("NuGet could not restore"));
    }

    [Test]
    public async Task Without_an_SDK_and_a_network_it_says_how_to_get_one()
    {
        _variables["SDK_EXIT"] = "1";
        AddTool("curl", "#!/bin/sh\necho 'curl: no network' >&2\nexit 6");
        var outcome = await Run();
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("curl: no network").And.Contain("https://dotnet.microsoft.com/download"));
    }

    [Test]
    public async Task A_user_without_a_home_directory_can_run_it()
    {
        _variables.Remove("HOME");
        Assert.That((await Run("X")).Output, Is.EqualTo("run X\n"));
    }

    private void AddTool(string name, string text)
    {
        File.WriteAllText(_root[$"tools/{name}"], text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root[$"tools/{name}"], (UnixFileMode)Convert.ToInt32("755", 8));
    }

    private Task<Outcome> Run(params string[] arguments) => Execute("bash", [_root["build.sh"], .. arguments]);

    private async Task<Outcome> Execute(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = _root["elsewhere"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output + await error);
    }
}
