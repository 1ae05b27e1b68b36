namespace DistroFactory.Testing;

/// <summary>
/// A real distribution of 56 packages with one real update: too large for the repository, so the tests that need it are skipped where it is
/// not.
/// </summary>
public static class Corpus
{
    private static readonly string s_folder = Environment.GetEnvironmentVariable("CORPUS") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.GetFullPath(Path.Combine(Shared.Repository, "..", "shared", "corpus"));

    /// <summary>Path of a file or directory of the corpus; skips the test when it is not on this machine.</summary>
    public static string Require(string relative = "")
    {
        if (!Directory.Exists(s_folder))
            Assert.Ignore("the corpus (95 MB) is not part of the repository; CORPUS=FOLDER says where it is");
        return Path.Combine(s_folder, relative);
    }
}
