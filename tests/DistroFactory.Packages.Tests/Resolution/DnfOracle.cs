using System.Diagnostics;
using System.Text.Json;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

/// <summary>dnf 4 itself, through its Python API, in one process for many questions.</summary>
internal sealed class DnfOracle : IDisposable
{
    private readonly Process _process;
    private int _asked;

    private DnfOracle(Process process) => _process = process;

    /// <summary>Starts it; skips the test where dnf is not installed.</summary>
    public static DnfOracle Start()
    {
        Tool.Require("dnf", "dnf");
        var script = Path.Combine(Shared.Repository, "tests", "DistroFactory.Packages.Tests", "Resolution", "dnf-oracle.py");
        var process = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        return new DnfOracle(process);
    }

    /// <summary>What dnf would install, as sorted NEVRAs; null when it says it cannot.</summary>
    public string[]? Install(string repository, IEnumerable<string> names)
    {
        _process.StandardInput.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    id = $"case{_asked++}",
                    repository,
                    names,
                }
            )
        );
        _process.StandardInput.Flush();
        using var answer = JsonDocument.Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("dnf gave no answer")
        );
        return answer.RootElement.TryGetProperty("install", out var packages)
            ? [.. packages.EnumerateArray().Select(package => package.GetString()!).Order(StringComparer.Ordinal)]
            : null;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
