using System.Diagnostics;

namespace DistroFactory.Testing;

/// <summary>A command of the machine that a test compares with.</summary>
public static class Tool
{
    /// <summary>Full path of a command; skips the test, naming the package to install, when it is missing.</summary>
    public static string Require(string command, string debianPackage)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, command))
            .FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Ignore($"the command {command} is missing (apt-get install {debianPackage})");
        return path!;
    }

    /// <summary>What a command prints; the test fails when the command does.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}");
        return output;
    }
}
