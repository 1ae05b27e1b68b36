using System.Formats.Tar;
using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Debian's rpm, which knows best.</summary>
internal static class RpmCommand
{
    /// <summary>The lines a query format gives for a package file.</summary>
    public static string[] Query(string path, string format) => Run("-qp", "--nosignature", "--nodigest", "--qf", format, path);

    /// <summary>The lines that rpm prints.</summary>
    public static string[] Run(params string[] arguments) =>
        Cli.Wrap(Tool.Require("rpm", "rpm"))
            .WithArguments(arguments)
            .ExecuteBufferedAsync()
            .GetAwaiter()
            .GetResult()
            .StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The content of the files of a package, by path, as rpm unpacks it; of hard links, one has it.</summary>
    public static Dictionary<string, byte[]> Unpack(string path)
    {
        var archive = new MemoryStream();
        Cli.Wrap(Tool.Require("rpm2archive", "rpm"))
            .WithArguments(["-n", "-"])
            .WithStandardInputPipe(PipeSource.FromFile(path))
            .WithStandardOutputPipe(PipeTarget.ToStream(archive))
            .ExecuteAsync()
            .GetAwaiter()
            .GetResult();
        archive.Position = 0;

        var contents = new Dictionary<string, byte[]>();
        using var tar = new TarReader(archive);
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            contents.Add(entry.Name.TrimStart('.'), content.ToArray());
        }

        return contents;
    }
}
