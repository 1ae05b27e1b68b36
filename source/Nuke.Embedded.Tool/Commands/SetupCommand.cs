using System.Text.Json.Nodes;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool.Commands;

/// <summary>
/// Makes a build: launchers, a project with three targets, and <c>.nuke</c> with the packages of the engine, so that it compiles wherever
/// the repository is cloned to. Nothing that is there is replaced.
/// </summary>
internal static class SetupCommand
{
    private static readonly string[] s_launchers = ["build.sh", "build.cmd", "build.ps1"];

    private static readonly string[] s_ignoredFolders = [".nuke/temp/", "build/bin/", "build/obj/"];

    private static readonly string[] s_projectFiles =
    [
        "Build.cs",
        "Configuration.cs",
        "_build.csproj",
        "Directory.Build.props",
        "Directory.Build.targets",
    ];

    public static int Run(string[] arguments)
    {
        if (arguments.Length > 0)
            throw new UsageException($"nuke :setup takes nothing behind it, not {string.Join(' ', arguments)}");
        var root = Root(Environment.CurrentDirectory);
        string[] wanted =
        [
            .. s_launchers,
            .. s_projectFiles.Select(file => Path.Combine("build", file)),
            Path.Combine(".nuke", "parameters.json"),
        ];
        if (wanted.FirstOrDefault(file => File.Exists(Path.Combine(root, file))) is { } there)
            throw new UsageException(
                $"{Path.Combine(root, there)} is there already: {root} has a build, or something of that name. Nothing was written."
            );
        var packages = EnginePackages();

        foreach (var file in s_launchers)
            Write(root, file, Launcher(file));
        foreach (var file in s_projectFiles)
            Write(root, Path.Combine("build", file), Template(file).Replace("_VERSION_", ToolVersion.Text, StringComparison.Ordinal));
        var solution = Directory
            .EnumerateFiles(root, "*.sln*")
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(file => Path.GetExtension(file) is ".sln" or ".slnx");
        Write(root, Path.Combine(".nuke", "parameters.json"), Parameters(solution));
        foreach (var package in packages)
            Copy(package, Path.Combine(root, ".nuke", "engine", Path.GetFileName(package)));
        if (!File.Exists(Path.Combine(root, "global.json")))
            Write(root, "global.json", Template("global.json"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                Path.Combine(root, "build.sh"),
                File.GetUnixFileMode(Path.Combine(root, "build.sh"))
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherExecute
            );
        if (solution is not null)
            AddProject(solution, root);
        Ignore(root);
        Console.WriteLine(
            $"""
            A build was made in {root}:
              build.sh, build.cmd, build.ps1   run it, and so does nuke
              build/Build.cs                   its targets: Clean, Restore, Compile
              .nuke/parameters.json            its parameters
              .nuke/engine                     the packages of the engine, to be committed
            Next: nuke --help
            """
        );
        return ExitCodes.Success;
    }

    // Where the repository begins; else here.
    private static string Root(string working)
    {
        for (var directory = working; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (Path.Exists(Path.Combine(directory, ".git")))
                return directory;
        }

        return working;
    }

    private static string[] EnginePackages()
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "engine");
        return Directory.Exists(directory) && Directory.GetFiles(directory, "*.nupkg") is { Length: > 0 } packages
            ? packages
            : throw new UsageException(
                $"The packages of the engine are not in {directory}: nuke :setup works where nuke was installed "
                    + "as a tool (dotnet pack source/Nuke.Embedded.Tool, dotnet tool install)"
            );
    }

    // This repository's launcher also looks at source/, which its build refers to.
    private static string Launcher(string file) =>
        Template(file)
            .Replace("find build source Directory", "find build Directory", StringComparison.Ordinal)
            .Replace("(Join-Path $root \"build\"), (Join-Path $root \"source\")", "(Join-Path $root \"build\")", StringComparison.Ordinal)
            .Replace("below build/ or source/", "below build/", StringComparison.Ordinal);

    private static string Parameters(string? solution)
    {
        var values = new JsonObject { ["$schema"] = "build.schema.json" };
        if (solution is not null)
            values["Solution"] = Path.GetFileName(solution);
        return values.ToJsonString(new() { WriteIndented = true }) + "\n";
    }

    private static void AddProject(string file, string root)
    {
        var solution = AbsolutePath.Create(file).ReadSolution();
        // Opened and edited beside the others; not compiled with them.
        var project = solution.GetModel().AddProject(Path.Combine("build", "_build.csproj"));
        project.AddProjectConfigurationRule(
            new(Microsoft.VisualStudio.SolutionPersistence.Model.BuildDimension.Build, "", "", bool.FalseString)
        );
        solution.Save();
        Console.WriteLine($"{Path.GetRelativePath(root, file)} has the project now");
    }

    private static void Ignore(string root)
    {
        var file = Path.Combine(root, ".gitignore");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] missing = [.. s_ignoredFolders.Except(lines)];
        File.AppendAllLines(
            file,
            lines.Length > 0 && lines[^1].Length > 0 && !File.ReadAllText(file).EndsWith('\n') ? missing.Prepend("") : missing
        );
    }

    private static void Write(string root, string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static string Template(string name)
    {
        using var reader = new StreamReader(
            typeof(SetupCommand).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The tool has no template {name}")
        );
        return reader.ReadToEnd();
    }
}
