using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The machine and the process.</summary>
public static class EnvironmentInfo
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
    public static ReadOnlyDictionary<string, string> Variables => new(Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""));

    /// <summary>The directories where commands are searched.</summary>
    public static IReadOnlyCollection<string> Paths => (GetVariable("PATH") ?? "").Split(Path.PathSeparator);

    /// <summary>Whether the variable is set.</summary>
    public static bool HasVariable(string name, bool allowEmpty = false) => GetVariable(name) is { } value && (allowEmpty || value.Length > 0);

    /// <summary>The value of a variable; null when it is not set.</summary>
    public static string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>Sets a variable for this process and those it starts.</summary>
    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    /// <summary>Removes a variable.</summary>
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    /// <summary>Replaces <c>%NAME%</c> by the values of variables.</summary>
    public static string ExpandVariables(string value) => Environment.ExpandEnvironmentVariables(value);
}
