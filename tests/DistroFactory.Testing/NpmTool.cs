using System.Collections.Concurrent;
using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.Testing;

/// <summary>A package of the npm registry that a test checks with, installed below <c>.nuke/temp</c> once.</summary>
public static class NpmTool
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_installed = new();

    /// <summary>
    /// The directory <c>node_modules</c> that holds the package; skips the test when npm is missing or cannot install it.
    /// </summary>
    /// <param name="package">The package.</param>
    /// <param name="version">Its version.</param>
    /// <param name="peers">Packages that it does not install itself and cannot do without here, <c>NAME@VERSION</c>.</param>
    public static async Task<string> RequireAsync(string package, string version, params string[] peers)
    {
        var npm = Tool.Require("npm", "npm");
        try
        {
            return await s_installed.GetOrAdd($"{package}@{version}", name => new(() => InstallAsync(npm, name, peers))).Value;
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            Assert.Ignore($"the npm package {package} {version} could not be installed: {e.Message}");
            throw;
        }
    }

    private static async Task<string> InstallAsync(string npm, string name, string[] peers)
    {
        var folder = await KeptFolder.RequireAsync(
            Path.Combine("npm", name.Replace('/', '+')),
            async folder =>
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
                var result = await Cli.Wrap(npm)
                    .WithArguments(["install", "--no-audit", "--no-fund", "--prefix", folder, name, .. peers])
                    .WithValidation(CommandResultValidation.None)
                    .ExecuteBufferedAsync(timeout.Token);
                if (!result.IsSuccess)
                    throw new InvalidOperationException(result.StandardError.Trim().Split('\n')[^1]);
            }
        );
        return Path.Combine(folder, "node_modules");
    }
}
