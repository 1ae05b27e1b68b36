using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The machine and the process.</summary>
public static partial class EnvironmentInfo
{
    /// <summary>The line break of the platform.</summary>
    public static string NewLine => Environment.NewLine;

    /// <summary>Name of the machine.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The working directory.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => Environment.CurrentDirectory;
        set => Environment.CurrentDirectory = value;
    }

    /// <summary>The words of the command line.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => BuildEngine.Run.Surroundings.Arguments;

    /// <summary>The framework that the build was compiled for.</summary>
    public static FrameworkName Framework =>
        new(
            Assembly.GetEntryAssembly()?.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName
                ?? AppContext.TargetFrameworkName
                ?? $".NETCoreApp,Version=v{Environment.Version.ToString(2)}"
        );

    /// <summary>The kind of operating system.</summary>
    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsOsx ? PlatformFamily.OSX
        : IsLinux ? PlatformFamily.Linux
        : PlatformFamily.Unknown;

    /// <summary>Whether the processor is a 64-bit ARM.</summary>
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    /// <summary>Whether the process has 64 bits.</summary>
    public static bool Is64Bit => Environment.Is64BitProcess;

    /// <summary>Whether the process has 32 bits.</summary>
    public static bool Is32Bit => !Is64Bit;

    /// <summary>Whether this is Linux or macOS.</summary>
    public static bool IsUnix => IsLinux || IsOsx;

    /// <summary>Whether this is Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>Whether this is Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>Whether this is macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>Whether this is Linux within Windows.</summary>
    public static bool IsWsl => IsLinux && HasVariable("WSL_DISTRO_NAME");

    /// <summary>The environment variables.</summary>
    public static ReadOnlyDictionary<string, string> Variables =>
        new(
            Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "")
        );

    /// <summary>The directories where commands are searched.</summary>
    public static IReadOnlyCollection<string> Paths => (GetVariable("PATH") ?? "").Split(Path.PathSeparator);

    /// <summary>Whether the variable is set.</summary>
    public static bool HasVariable(string name, bool allowEmpty = false) =>
        GetVariable(name) is { } value && (allowEmpty || value.Length > 0);

    /// <summary>The value of a variable; null when it is not set.</summary>
    public static string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The value of a variable in a type; the default when it is not set.</summary>
    /// <exception cref="FormatException">The value has no meaning for the type.</exception>
    public static T? GetVariable<T>(string name, char? separator = null) =>
        GetVariable(name) is { Length: > 0 } value ? TextConversion.To<T>([value], separator) : default;

    /// <summary>Sets a variable for this process and those it starts.</summary>
    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    /// <summary>Sets a variable for this process and those it starts.</summary>
    public static void SetVariable<T>(string name, T value) =>
        SetVariable(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    /// <summary>Removes a variable.</summary>
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    /// <summary>Replaces <c>%NAME%</c> by the values of variables.</summary>
    public static string ExpandVariables(string value) => Environment.ExpandEnvironmentVariables(value);

    /// <summary>Changes the working directory; disposing changes it back.</summary>
    public static IDisposable SwitchWorkingDirectory(AbsolutePath path)
    {
        var before = WorkingDirectory;
        WorkingDirectory = path;
        return DelegateDisposable.CreateBracket(cleanup: () => WorkingDirectory = before);
    }

    /// <summary>A directory of the user or of the system.</summary>
    public static AbsolutePath SpecialFolder(SpecialFolders folder) => Environment.GetFolderPath((Environment.SpecialFolder)folder);
}
