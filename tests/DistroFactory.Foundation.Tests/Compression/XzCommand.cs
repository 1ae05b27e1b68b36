using System.Diagnostics;
using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests.Compression;

/// <summary>The command xz, for what only it makes.</summary>
internal sealed class XzCommand
{
    public byte[] WithDictionary(string size) => Run("content", $"--lzma2=preset=0,dict={size}");

    public byte[] Run(string content, string option)
    {
        var start = new ProcessStartInfo(Tool.Require("xz", "xz-utils"), ["--stdout", option, "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var xz = Process.Start(start)!;
        xz.StandardInput.Write(content);
        xz.StandardInput.Close();
        var output = Samples.ReadAll(xz.StandardOutput.BaseStream);
        xz.WaitForExit();
        Assert.That(xz.ExitCode, Is.Zero);
        return output;
    }
}
