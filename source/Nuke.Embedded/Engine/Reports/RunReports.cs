using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>Keeps the records of the last runs in <c>.nuke/temp/runs</c>, and writes the files that <c>--report</c> names.</summary>
internal sealed class RunReports(BuildRun run)
{
    private const int Kept = 20;

    /// <summary>Sees to it that the reports can be written, before the run whose only trace they may be.</summary>
    /// <exception cref="UsageException">One cannot.</exception>
    public static void RefuseUnwritable(BuildRun run)
    {
        foreach (var file in run.Options.Reports.Select(file => Path.GetFullPath(file, run.Surroundings.WorkingDirectory)))
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                using var trial = new FileStream(
                    $"{file}.{run.Name}",
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"--report: {file} cannot be written: {exception.Message}");
            }

            if (Directory.Exists(file))
                throw new UsageException($"--report: {file} is a directory");
        }
    }

    public void Write(RunRecord record)
    {
        if (BuildFile.Write(Path.Combine(run.RecordFolder, $"{run.Name}.json"), JsonReport.Write(record)))
        {
            BuildFile.Write(Path.Combine(run.RecordFolder, $"{run.Name}.html"), HtmlReport.Write(record));
            Forget(run.RecordFolder);
        }

        foreach (var file in run.Options.Reports)
            Write(Path.GetFullPath(file, run.Surroundings.WorkingDirectory), record);
    }

    private static void Write(string file, RunRecord record)
    {
        var text = Path.GetExtension(file) switch
        {
            ".json" => JsonReport.Write(record),
            ".html" => HtmlReport.Write(record),
            _ => JUnitReport.Write(record),
        };
        try
        {
            BuildFile.WriteWhole(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Warning("The report {File} cannot be written: {Message}", file, exception.Message);
        }
    }

    // The names sort by time.
    private static void Forget(string folder)
    {
        foreach (
            var run in Directory
                .EnumerateFiles(folder)
                .GroupBy(Path.GetFileNameWithoutExtension)
                .OrderByDescending(group => group.Key, StringComparer.Ordinal)
                .Skip(Kept)
        )
        {
            foreach (var file in run)
                BuildFile.Delete(file);
        }
    }
}
