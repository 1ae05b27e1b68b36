using DistroFactory.Testing;

namespace Nuke.Embedded.Tests;

/// <summary>Files that hold what was approved. After a wanted change: run with UPDATE_APPROVED=1 and read the difference.</summary>
internal static class Approval
{
    public static void Compare(string name, string received)
    {
        var approved = Path.Combine(Shared.Repository, "tests", "Nuke.Embedded.Tests", "Approved", name);
        received = received.Replace("\e", "<ESC>", StringComparison.Ordinal).Replace("\r", "<CR>", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            File.WriteAllText(approved, received);
        Assert.That(
            received,
            Is.EqualTo(File.Exists(approved) ? File.ReadAllText(approved) : ""),
            $"{approved} is not what came out; UPDATE_APPROVED=1 accepts it"
        );
    }
}
