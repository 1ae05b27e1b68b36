using DistroFactory.Foundation;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DistroFactory.Connections.Tokens;

/// <summary>
/// A library that talks to tokens. It is loaded once, however many keys of it are used: it has one state for the whole process, which must
/// not end for one of them while another one signs.
/// </summary>
internal sealed class TokenModule : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const string Loading = "Loading the PKCS#11 module";

    // Where distributions put the library that has the tokens of all modules which p11-kit knows.
    private static readonly string[] s_all =
    [
        "/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so",
        "/usr/lib/aarch64-linux-gnu/p11-kit-proxy.so",
        "/usr/lib64/p11-kit-proxy.so",
        "/usr/lib/p11-kit-proxy.so",
    ];

    private static readonly Lock s_gate = new();
    private static readonly Dictionary<string, (IPkcs11Library Library, int Users)> s_loaded = new(StringComparer.Ordinal);

    private bool _closed;

    private TokenModule(string path, IPkcs11Library library) => (Path, Library) = (path, library);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its functions.</summary>
    public IPkcs11Library Library { get; }

    /// <summary>Loads it, or has a part in the loaded one.</summary>
    /// <param name="path">Where it is; null: where p11-kit is.</param>
    /// <exception cref="TokenException">It cannot be loaded.</exception>
    public static TokenModule Open(string? path)
    {
        path ??=
            Array.Find(s_all, File.Exists)
            ?? throw Refused(
                Loading,
                "the URI has no module-path, and p11-kit, which knows the modules of the machine, is not installed",
                "Add ?module-path=/PATH/MODULE.so to the URI, or install p11-kit (Debian: p11-kit-modules)."
            );
        var real = Check(path);
        lock (s_gate)
        {
            if (!s_loaded.TryGetValue(real, out var loaded))
                loaded = (Load(path, real), 0);
            s_loaded[real] = (loaded.Library, loaded.Users + 1);
            return new(real, loaded.Library);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (s_gate)
        {
            if (_closed)
                return;
            _closed = true;
            var users = s_loaded[Path].Users - 1;
            s_loaded[Path] = (Library, users);
            if (users > 0)
                return;
            s_loaded.Remove(Path);
            try
            {
                Library.Dispose();
            }
            catch (Pkcs11Exception)
            {
                // Nothing uses it any more, and the process goes on without it.
            }
        }
    }

    // What is loaded runs as a part of the factory, with its keys in memory.
    private static string Check(string path)
    {
        var what = $"{Loading} {path}";
        if (!File.Exists(path))
            throw Refused(
                what,
                Directory.Exists(path) ? "it is a folder" : "it does not exist",
                "Install it, or correct module-path in the URI of the key."
            );
        var real = RealPath.Of(path);
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(real) & Others) == 0
            ? real
            : throw Refused(what, "other users can change it, and it would run as a part of the factory", $"chmod go-w {real}");
    }

    private static IPkcs11Library Load(string path, string real)
    {
        var what = $"{Loading} {path}";
        try
        {
            LoaderLibrary.Find();
            var factories = new Pkcs11InteropFactories();
            return factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, real, AppType.MultiThreaded);
        }
        catch (UnmanagedException error)
        {
            throw Refused(what, $"it is no PKCS#11 module of this machine: {error.Message}", Correct, error);
        }
        catch (LibraryArchitectureException error)
        {
            throw Refused(what, "it is made for another processor", Correct, error);
        }
        catch (Pkcs11Exception error)
        {
            throw Refused(
                what,
                $"it does not start ({error.RV})",
                "It may need a configuration file, or environment variables that the factory's process must have; its manual says which.",
                error
            );
        }
    }

    private const string Correct = "Correct module-path in the URI of the key.";

    private static TokenException Refused(string what, string why, string advice, Exception? inner = null) => new(what, why, advice, inner);
}
