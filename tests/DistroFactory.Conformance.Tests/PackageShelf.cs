using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.Conformance.Tests;

/// <summary>Real packages of the names that recordings give; each is built once for all tests.</summary>
internal static class PackageShelf
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<string, byte[]> s_built = [];

    /// <summary>Puts a package of a name like <c>a-1-1.x86_64.rpm</c> into a folder.</summary>
    public static void Put(string file, string folder)
    {
        lock (s_lock)
        {
            if (!s_built.TryGetValue(file, out var content))
                s_built[file] = content = Build(file);
            AtomicFile.WriteAllBytes(Path.Combine(folder, file), content);
        }
    }

    private static byte[] Build(string file)
    {
        using var work = new TemporaryDirectory();
        var words = Path.GetFileNameWithoutExtension(file).Split('-');
        var release = words[^1].Split('.');
        var package = new RpmDescription(string.Join('-', words[..^2]), words[^2])
        {
            Release = release[0],
            Arch = release[1],
            Files = [new($"/usr/share/{words[0]}/readme", "text")],
        };
        return File.ReadAllBytes(RpmBuild.Build(package, work.Path));
    }
}
