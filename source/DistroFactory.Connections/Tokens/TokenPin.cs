using System.Text;

namespace DistroFactory.Connections.Tokens;

/// <summary>Where the PIN of a token comes from: a file that the URI names, or else whoever runs the factory.</summary>
/// <param name="file">The file; null: none.</param>
/// <param name="given">What whoever runs the factory says; null: nothing.</param>
internal sealed class TokenPin(string? file, string? given)
{
    /// <summary>The environment variable that has the PIN where no file does.</summary>
    public const string Variable = "SIGNING_PIN";

    private const int Longest = 1024;

    /// <summary>Where it is from, for messages: never the PIN.</summary>
    public string Source => file is null ? $"the variable {Variable}" : $"the file {file}";

    /// <summary>The PIN; null: nobody says it.</summary>
    /// <exception cref="TokenException">The file cannot be read, or has none.</exception>
    public byte[]? Read()
    {
        if (file is null)
            return string.IsNullOrEmpty(given) ? null : Encoding.UTF8.GetBytes(given);
        try
        {
            // The file may be a pipe, which has no length.
            using var stream = File.OpenRead(file);
            var bytes = new byte[Longest];
            var length = stream.ReadAtLeast(bytes, Longest, throwOnEndOfStream: false);
            var pin = bytes.AsSpan(0, length).TrimEnd("\r\n"u8);
            return length == Longest ? throw Unusable($"it is longer than a PIN: {Longest} bytes or more")
                : pin.IsEmpty ? throw Unusable("it is empty")
                : pin.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(error.Message, error);
        }
    }

    private TokenException Unusable(string why, Exception? inner = null) =>
        new($"Reading the PIN in {file}", why, "The file that pin-source names has nothing but the PIN, in its only line.", inner);
}
