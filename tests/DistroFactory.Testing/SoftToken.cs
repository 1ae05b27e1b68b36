using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DistroFactory.Testing;

/// <summary>
/// A PKCS#11 token of SoftHSM, with the user's PIN. SoftHSM reads where its tokens are when it is loaded: a test has its tokens before the
/// first is used.
/// </summary>
public sealed partial class SoftToken : IDisposable
{
    private const string ConfigurationVariable = "SOFTHSM2_CONF";
    private const string Package = "softhsm2";

    private static readonly Lock s_gate = new();
    private static readonly Lazy<string> s_directory = new(Configure);

    private readonly TemporaryDirectory _folder = new();
    private bool _isRemoved;

    /// <summary>Makes a token.</summary>
    public SoftToken(string label = "release", string pin = "71930")
    {
        (Label, Pin) = (label, pin);
        Run("--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", "99999999");
        PinFile = Write("pin", pin + "\n");
    }

    /// <summary>The library; skips the test where it is missing.</summary>
    public static string Module
    {
        get
        {
            Tool.Require("softhsm2-util", Package);
            var found = new[] { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so" }
                .Where(File.Exists)
                .FirstOrDefault();
            if (found is null)
                Assert.Ignore($"the library libsofthsm2.so is missing (apt-get install {Package})");
            return found!;
        }
    }

    /// <summary>Its name.</summary>
    public string Label { get; }

    /// <summary>What it asks for.</summary>
    public string Pin { get; }

    /// <summary>A file that has it.</summary>
    public string PinFile { get; }

    /// <summary>Puts a key into it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="label">Its label.</param>
    /// <param name="id">Its identifier, hexadecimal.</param>
    public void Import(AsymmetricAlgorithm key, string label, string id)
    {
        var file = Write("key", key.ExportPkcs8PrivateKeyPem());
        Run("--import", file, "--token", Label, "--label", label, "--id", id, "--pin", Pin);
        File.Delete(file);
    }

    /// <summary>The URI of a key, with the file of the PIN.</summary>
    /// <param name="key">What names the key: <c>object=signing</c>.</param>
    public string Uri(string key) => $"{UriWithoutPin(key)}&pin-source=file:{PinFile}";

    /// <summary>The URI of a key, without a PIN.</summary>
    /// <param name="key">What names the key: <c>object=signing</c>.</param>
    public string UriWithoutPin(string key) => $"pkcs11:token={System.Uri.EscapeDataString(Label)};{key}?module-path={Module}";

    /// <summary>Takes it away, as if somebody pulled it out.</summary>
    public void Remove()
    {
        if (!_isRemoved)
            Run("--delete-token", "--token", Label);
        _isRemoved = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Remove();
        _folder.Dispose();
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return _folder[name];
    }

    private static string Configure()
    {
        var directory = Directory.CreateTempSubdirectory("distro-factory-tokens-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var tokens = Path.Combine(directory, "tokens");
        Directory.CreateDirectory(tokens);
        var file = Path.Combine(directory, "softhsm2.conf");
        File.WriteAllText(file, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        // The library asks the C library, which the variables of .NET do not reach; processes get those.
        Assert.That(SetVariable(ConfigurationVariable, file, overwrite: 1), Is.Zero);
        Environment.SetEnvironmentVariable(ConfigurationVariable, file);
        return tokens;
    }

    private static void Run(params string[] arguments)
    {
        var program = Tool.Require("softhsm2-util", Package);
        _ = s_directory.Value;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Two of them at once take the same free slot.
        lock (s_gate)
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"softhsm2-util {arguments[0]}: {output.Result}{errors}");
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
