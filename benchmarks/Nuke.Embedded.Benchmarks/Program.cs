using System.Globalization;
using Nuke.Embedded.Benchmarks;
using Nuke.Embedded.Engine;
using Nuke.Embedded.Engine.Planning;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["empty"])
    return 0;

var root = Directory.CreateTempSubdirectory("engine-benchmark-").FullName;
Directory.CreateDirectory(Path.Combine(root, ".nuke"));
Console.WriteLine("{0,-44}  {1,12}  {2,12}", "", "wall", "processor");
try
{
    Print(
        "dotnet exec of a program that does nothing",
        Measure.OfProcess("dotnet", "exec", typeof(GeneratedBuild).Assembly.Location, "empty")
    );
    if (args is [var launcher])
        Print($"{Path.GetFileName(launcher)} --help", Measure.OfProcess(launcher, "--help"));
    // The first one pays for what is compiled only once.
    foreach (var count in new[] { 10, 1000, 10_000 })
    {
        var build = GeneratedBuild.Make(count);
        Print($"plan of {count} targets", Measure.Of(() => Plan(build)));
    }

    foreach (var (count, options) in new[] { (10, ""), (1000, ""), (1000, "--parallel 2"), (10_000, "") })
    {
        var build = GeneratedBuild.Make(count);
        Print($"run of {count} targets {options}", Measure.Of(() => Run(build, $"T{count - 1} {options}")));
    }

    return 0;
}
finally
{
    Directory.Delete(root, recursive: true);
}

static void Print(string what, Measure measure) => Console.WriteLine("{0,-44}  {1}", what, measure);

// Properties become targets, targets become a plan.
static void Plan(GeneratedBuild build)
{
    var graph = new TargetGraph(build);
    Planner.Plan(graph.Targets, [graph.Targets[^1]]);
}

void Run(GeneratedBuild build, string commandLine)
{
    var exitCode = BuildSession.Execute(
        new()
        {
            Arguments = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Variables = new Dictionary<string, string>(),
            WorkingDirectory = root,
            AssemblyDirectory = root,
            Output = TextWriter.Null,
        },
        () => build,
        build.GetType(),
        []
    );
    if (exitCode != 0)
        throw new InvalidOperationException($"The build ended with {exitCode}");
}
