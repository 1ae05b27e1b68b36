using System.Security.Cryptography;
using System.Text;

namespace Nuke.Embedded.Engine.Secrets;

/// <summary>
/// Secrets as they stand in parameter files, such as <c>v1:f9j06hlKx3oYVMHwTypp0A==</c>: AES-256 (CBC) under a key that is made of a
/// password by PBKDF2. The package Nuke.Common reads and writes the same.
/// </summary>
internal static class SecretCipher
{
    private const string Prefix = "v1:";
    private const int KeySize = 32;
    private const int BlockSize = 16;
    private const int Iterations = 10_000;

    // The format knows but this salt.
    private static readonly byte[] s_salt = "Ivan Medvedev"u8.ToArray();

    public static bool IsEncrypted(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Encrypt(string text, string password)
    {
        using var aes = Aes.Create();
        var (key, vector) = Derive(password);
        aes.Key = key;
        return Prefix + Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(text), vector));
    }

    /// <returns>The secret; null when the password is not the one it was encrypted with.</returns>
    public static string? Decrypt(string text, string password)
    {
        try
        {
            using var aes = Aes.Create();
            var (key, vector) = Derive(password);
            aes.Key = key;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                aes.DecryptCbc(Convert.FromBase64String(text[Prefix.Length..]), vector)
            );
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static (byte[] Key, byte[] Vector) Derive(string password)
    {
        var bytes = Rfc2898DeriveBytes.Pbkdf2(password, s_salt, Iterations, HashAlgorithmName.SHA256, KeySize + BlockSize);
        return (bytes[..KeySize], bytes[KeySize..]);
    }
}
