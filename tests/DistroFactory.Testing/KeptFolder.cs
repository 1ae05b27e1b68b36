namespace DistroFactory.Testing;

/// <summary>Folders below <c>.nuke/temp</c> that the first test which needs one makes, and that all later ones find.</summary>
internal static class KeptFolder
{
    /// <summary>The folder of a name, filled by <paramref name="fill"/> unless it was made before.</summary>
    public static async Task<string> RequireAsync(string name, Func<string, Task> fill)
    {
        var folder = Path.Combine(Shared.Repository, ".nuke", "temp", name);
        if (Directory.Exists(folder))
            return folder;
        // Another test process may make the same: each fills a place of its own, and the first one to be done keeps it.
        var temporary = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(temporary);
        try
        {
            await fill(temporary);
            Directory.Move(temporary, folder);
        }
        catch (IOException) when (Directory.Exists(folder)) { }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }

        return folder;
    }
}
