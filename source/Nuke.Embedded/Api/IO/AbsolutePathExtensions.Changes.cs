namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Makes the directory, with those above.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the directory, or empties it.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.CreateDirectory();
        path.GetFiles().DeleteFiles();
        path.GetDirectories().DeleteDirectories();
        return path;
    }

    /// <summary>Makes an empty file, or sets the time of an existing one.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        Prepare(path, createDirectories);
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        File.SetLastWriteTime(path, time ?? DateTime.Now);
        return path;
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public static void DeleteFile(this AbsolutePath path) => File.Delete(path);

    /// <summary>Deletes a directory with all it holds, if it is there.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes files, those that are there.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    /// <summary>Deletes directories, those that are there.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>Copies a file or a directory to a new place.</summary>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true
    )
    {
        Prepare(target, createDirectories);
        return new Transfer(policy, excludeDirectory, excludeFile, Keep: true).Run(source, target);
    }

    /// <summary>Copies a file or a directory into a directory.</summary>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool>? excludeDirectory = null,
        Func<AbsolutePath, bool>? excludeFile = null,
        bool createDirectories = true
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Copy(target.Entry(source.Name), policy, excludeDirectory, excludeFile, createDirectories);
    }

    /// <summary>Moves a file or a directory to a new place.</summary>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false
    )
    {
        Prepare(target, createDirectories);
        var place = new Transfer(policy, null, null, Keep: false).Run(source, target);
        if (deleteRemainingFiles)
            source.DeleteDirectory();
        return place;
    }

    /// <summary>Moves a file or a directory to a new place.</summary>
    public static AbsolutePath Move(
        this AbsolutePath source,
        Func<AbsolutePath, AbsolutePath> newPath,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    )
    {
        ArgumentNullException.ThrowIfNull(newPath);
        return source.Move(newPath(source), policy, createDirectories);
    }

    /// <summary>Moves a file or a directory into a directory.</summary>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Move(target.Entry(source.Name), policy, createDirectories);
    }

    /// <summary>Gives a file or directory another name.</summary>
    public static AbsolutePath Rename(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Move((source.Parent ?? source) / newName, policy);
    }

    /// <summary>Gives a file another name and keeps its extension.</summary>
    public static AbsolutePath RenameWithoutExtension(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Rename(newName + source.Extension, policy);
    }

    /// <summary>Gives a file or directory another name, made from the path.</summary>
    public static AbsolutePath Rename(this AbsolutePath source, Func<AbsolutePath, string> newName, ExistsPolicy policy = ExistsPolicy.Fail)
    {
        ArgumentNullException.ThrowIfNull(newName);
        return source.Rename(newName(source), policy);
    }

    /// <summary>Gives a file another name, made from the path, and keeps its extension.</summary>
    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source,
        Func<AbsolutePath, string> newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    )
    {
        ArgumentNullException.ThrowIfNull(newName);
        return source.RenameWithoutExtension(newName(source), policy);
    }

    private static void Prepare(AbsolutePath path, bool createDirectories)
    {
        if (createDirectories)
            path.Parent?.CreateDirectory();
    }
}
