namespace DistroFactory.Foundation;

/// <summary>A directory that is there while some work is done, and gone afterwards.</summary>
public static class TemporaryFolder
{
    /// <summary>Does some work in one; only this user may read it.</summary>
    /// <param name="purpose">Is a part of its name, such as <c>place</c>.</param>
    /// <param name="work">The work; gets the path.</param>
    public static async Task<T> UseAsync<T>(string purpose, Func<string, Task<T>> work)
    {
        var folder = Directory.CreateTempSubdirectory($"distro-factory-{purpose}-").FullName;
        try
        {
            return await work(folder).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
