using System.Diagnostics;
using DistroFactory.Testing;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Runs <c>tests/independent/check-stream.py</c>, which shares no code with the product.</summary>
internal static class IndependentCheck
{
    public static (int Code, string Output) Run(params string[] arguments)
    {
        Tool.Require("openssl", "openssl");
        Tool.Require("zstd", "zstd");
        var start = new ProcessStartInfo(Tool.Require("python3", "python3")) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Shared.Repository, "tests", "independent", "check-stream.py"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
