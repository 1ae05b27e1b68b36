using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Solutions in files.</summary>
public static class SolutionModelExtensions
{
    /// <summary>The solution in a <c>.slnx</c> or <c>.sln</c> file.</summary>
    /// <exception cref="ArgumentException">The file is not there, or is no solution.</exception>
    public static Solution ReadSolution(this AbsolutePath path) => path.ReadSolution<Solution>();

    /// <summary>The solution in a <c>.slnx</c> or <c>.sln</c> file, as a class of the build with the same constructor.</summary>
    /// <exception cref="ArgumentException">The file is not there, or is no solution.</exception>
    public static Solution ReadSolution<T>(this AbsolutePath path)
        where T : Solution => Read(path, typeof(T));

    internal static Solution Read(AbsolutePath path, Type type)
    {
        Assert.FileExists(path, $"There is no solution {path}");
        var file = path.ToString();
        try
        {
            var model = Task.Run(() => Solution.SerializerOf(file).OpenAsync(file, CancellationToken.None)).GetAwaiter().GetResult();
            return (Solution)Activator.CreateInstance(type, model, path)!;
        }
        catch (Exception exception) when (exception is SolutionException or XmlException)
        {
            var line = exception is SolutionException error ? error.Line : ((XmlException)exception).LineNumber;
            throw new ArgumentException($"{file}{(line is null ? "" : $", line {line}")}: {exception.Message}", exception);
        }
    }
}
