using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DistroFactory.Connections.Tokens;

/// <summary>
/// Pkcs11Interop loads modules by a library <c>libdl</c>. Only packages for developers have that name, and the C library of today has
/// its functions: whichever there is will do.
/// </summary>
internal static class LoaderLibrary
{
    private static readonly string[] s_names = ["libdl.so.2", "libc.so.6", "libc.so", "libdl.so"];

    /// <summary>Has Pkcs11Interop find it; what was said once stays.</summary>
    public static void Find() => RuntimeHelpers.RunClassConstructor(typeof(LoaderLibrary).TypeHandle);

    static LoaderLibrary() => NativeLibrary.SetDllImportResolver(typeof(IPkcs11Library).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in name == "libdl" ? s_names : [])
        {
            if (NativeLibrary.TryLoad(candidate, assembly, DllImportSearchPath.SafeDirectories, out var handle))
                return handle;
        }

        return nint.Zero;
    }
}
