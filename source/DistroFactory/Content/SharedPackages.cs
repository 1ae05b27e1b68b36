using System.Security.Cryptography;
using DistroFactory.Foundation;

namespace DistroFactory.Content;

/// <summary>
/// Packages that one namespace fetched, for all others of the factory directory: each under the SHA-256 of its content, as hard links.
/// No name is believed: who takes a file reads it first, and one that is not what its name says is removed. May be deleted at any time.
/// </summary>
/// <param name="folder">Where they are.</param>
internal sealed class SharedPackages(string folder)
{
    /// <summary>Takes a file, if it is there.</summary>
    /// <param name="key">What it is kept under.</param>
    /// <param name="path">Where it is to be; whatever is there is replaced.</param>
    /// <param name="findFault">What is wrong with it for who takes it; null: nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it is there now.</returns>
    public async Task<bool> TryTakeAsync(
        string key,
        string path,
        Func<string, CancellationToken, Task<string?>> findFault,
        CancellationToken cancellation
    )
    {
        if (!IsDigest(key) || !File.Exists(PathOf(key)))
            return false;
        var own = $"{path}.shared-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FileNames.LinkOrCopy(PathOf(key), own);
            if (!await IsAsync(own, key, cancellation).ConfigureAwait(false))
            {
                File.Delete(PathOf(key));
                return false;
            }

            if (await findFault(own, cancellation).ConfigureAwait(false) is not null)
                return false;
            File.Move(own, path, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // It is fetched.
        }
        finally
        {
            File.Delete(own);
        }
    }

    /// <summary>Gives a file that was fetched to the others, if it is what its key says.</summary>
    /// <param name="key">What it is kept under.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task OfferAsync(string key, string path, CancellationToken cancellation)
    {
        if (!IsDigest(key) || File.Exists(PathOf(key)))
            return;
        var partial = $"{PathOf(key)}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
            FileNames.LinkOrCopy(path, partial);
            if (await IsAsync(partial, key, cancellation).ConfigureAwait(false))
                File.Move(partial, PathOf(key), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Each namespace keeps its own.
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".rpm");

    // Of a weaker checksum, such as the MD5 of Koji, two files can be made that have the same.
    private static bool IsDigest(string key) => key.Length == SHA256.HashSizeInBytes * 2 && key.All(char.IsAsciiHexDigitLower);

    // A link would lead to a file that somebody can exchange.
    private static async Task<bool> IsAsync(string path, string key, CancellationToken cancellation)
    {
        if (new FileInfo(path).LinkTarget is not null)
            return false;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false)) == key;
    }
}
