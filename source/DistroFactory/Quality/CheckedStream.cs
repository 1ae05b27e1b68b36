using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Quality;

/// <summary>A stream as its machines will see it, which commands check before anything leads there.</summary>
/// <param name="Workplace">The configuration, and the stage that has its versions.</param>
/// <param name="Version">The version that its version files lead to.</param>
/// <param name="Previous">The version that they lead to now; none: there is none.</param>
internal sealed record CheckedStream(Workplace Workplace, StreamVersion Version, StreamVersion Previous)
{
    /// <summary>The format of the version.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The directory that machines read as <c>update/</c>.</summary>
    public required string Update { get; init; }

    /// <summary>The certificate that they pin, a file.</summary>
    public required string Certificate { get; init; }

    /// <summary>A folder for what checks write.</summary>
    public required string Scratch { get; init; }

    /// <summary>What the names of their logs begin with.</summary>
    public required string LogPrefix { get; init; }

    /// <summary>The folder of a check, which is its own; it is made, and what an earlier attempt left there is removed.</summary>
    public string FolderOf(string check)
    {
        var folder = Path.Combine(Scratch, check);
        LinkedTree.Remove(folder);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>The log of a check.</summary>
    public string LogOf(string check) => Workplace.ReportFile($"{LogPrefix}-{check}.log");
}
