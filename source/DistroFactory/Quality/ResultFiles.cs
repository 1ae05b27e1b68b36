using System.Collections.Immutable;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Quality;

/// <summary>The result files that a command left in a folder. What leads out of it, or is no file, is not looked at.</summary>
internal static class ResultFiles
{
    private const int MostFiles = 1000;
    private const long LargestFile = 64 << 20;
    private const int MostTests = 200_000;

    private static readonly EnumerationOptions s_ownFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        MaxRecursionDepth = 16,
    };

    /// <summary>All tests that they tell of.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="patterns">Patterns of names, below the folder.</param>
    /// <exception cref="ResultException">There is no such file, or one that cannot be read.</exception>
    public static ImmutableArray<TestCase> Read(string folder, ImmutableArray<string> patterns)
    {
        var files = Directory
            .EnumerateFiles(folder, "*", s_ownFiles)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path)))
            .Where(file => NamePattern.MatchesAny(patterns, file.Name))
            .Take(MostFiles + 1)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        if (files.Length == 0)
            throw new ResultException(
                folder,
                $"there is no file {string.Join(" or ", patterns)}, so it is not known that anything was tested"
            );
        if (files.Length > MostFiles)
            throw new ResultException(folder, $"there are more than {MostFiles} files {string.Join(" or ", patterns)}");
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        foreach (var (path, name) in files)
        {
            cases.AddRange(ReadFile(path, name));
            if (cases.Count > MostTests)
                throw new ResultException(folder, $"its files tell of more than {MostTests} tests");
        }

        return cases.ToImmutable();
    }

    private static ImmutableArray<TestCase> ReadFile(string path, string name)
    {
        if (FileKinds.Special(path) is { } kind)
            throw new ResultException(name, $"it is {kind}, not a file");
        using var file = File.OpenRead(path);
        if (file.Length > LargestFile)
            throw new ResultException(name, $"it has {ByteSize.Format(file.Length)}, and at most {ByteSize.Format(LargestFile)} are read");
        if (IsXml(file))
            return JUnitResults.Read(file, name);
        using var text = new StreamReader(file, Encoding.UTF8);
        return TapResults.Read(text, name);
    }

    private static bool IsXml(FileStream file)
    {
        Span<byte> head = stackalloc byte[64];
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return Encoding.UTF8.GetString(head[..count]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');
    }
}
