using System.Linq.Expressions;
using DistroFactory.Testing;
using Nuke.Common;
using Nuke.Embedded.Engine;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Tests;

/// <summary>Where builds are run in tests: a root of their own, no environment, a clock that stands still.</summary>
internal sealed class Stage : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public Stage() => Directory.CreateDirectory(_root[".nuke"]);

    public string Root => _root.Path;

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    public TimeProvider Clock { get; set; } = new FrozenClock();

    /// <summary>Where the build is started, seen from the root.</summary>
    public string WorkingDirectory { get; set; } = "";

    /// <summary>What a person types who is asked for a secret; without anybody there, null.</summary>
    public Func<string, string?> AskSecret { get; set; } = _ => null;

    public void Write(string file, string text) => File.WriteAllText(_root[file], text);

    public Outcome Run<T>(string commandLine = "", Expression<Func<T, Target>>? defaultTarget = null)
        where T : NukeBuild, new() => Run(new T(), commandLine, defaultTarget);

    public Outcome Run<T>(T build, string commandLine = "", Expression<Func<T, Target>>? defaultTarget = null)
        where T : NukeBuild
    {
        using var output = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Arguments = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Variables = Variables,
            WorkingDirectory = Path.TrimEndingDirectorySeparator(_root[WorkingDirectory]),
            AssemblyDirectory = Root,
            Output = output,
            IsTerminal = IsTerminal,
            Clock = Clock,
            Token = "TOKEN",
            AskSecret = (question, _) => AskSecret(question),
        };
        var exitCode = BuildSession.Execute(surroundings, () => build, typeof(T), defaultTarget is null ? [] : [defaultTarget]);
        return new(exitCode, output.ToString());
    }

    public void Dispose() => _root.Dispose();
}
