using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DistroFactory.Architecture.Tests;

/// <summary>
/// The folders of a project, with an arrow from one to another where a file of the one names a type of the other, as the compiler
/// understands the name.
/// </summary>
internal sealed class FolderGraph
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_syntax = new(LanguageVersion.Preview);

    private readonly string _project;
    private readonly Dictionary<string, Dictionary<string, HashSet<TypeUse>>> _arrows = [];

    private FolderGraph(string project) => _project = project;

    private static string[] Libraries => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    public IEnumerable<string> Folders =>
        _arrows.Keys.Concat(_arrows.Values.SelectMany(arrows => arrows.Keys)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Reads the sources of a project.</summary>
    /// <param name="project">
    /// The directory of the project; its name is that of the assembly. It may refer to the assemblies that these tests refer to.
    /// </param>
    public static FolderGraph Read(string project)
    {
        var name = Path.GetFileName(project);
        var files = Directory
            .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), s_syntax, file)).ToList();
        var compilation = CSharpCompilation.Create(
            name,
            trees.Append(CSharpSyntaxTree.ParseText(ImplicitUsings, s_syntax)),
            Libraries
                .Where(library => Path.GetFileNameWithoutExtension(library) != name)
                .Select(library => MetadataReference.CreateFromFile(library)),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
        var graph = new FolderGraph(project);
        foreach (var tree in trees)
            graph.Add(tree, compilation.GetSemanticModel(tree));
        return graph;
    }

    /// <summary>The groups of folders of which each can be reached from each other.</summary>
    public IEnumerable<IReadOnlyList<string>> Circles()
    {
        var reached = Folders.ToDictionary(folder => folder, ReachedFrom);
        return Folders
            .Where(folder => reached[folder].Contains(folder))
            .GroupBy(folder => reached[folder].Where(other => reached[other].Contains(folder)).Order(StringComparer.Ordinal).First())
            .Select(group => group.ToList());
    }

    /// <summary>Why there is an arrow: each type that is named, with the first file that names it.</summary>
    public IEnumerable<string> Reasons(string from, string to) =>
        From(from)
            .GetValueOrDefault(to, [])
            .GroupBy(use => use.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"{group.Key} in {Path.GetFileName(group.First().File)}{(group.Count() > 1 ? $" and {group.Count() - 1} more" : "")}"
            );

    private Dictionary<string, HashSet<TypeUse>> From(string folder) => _arrows.GetValueOrDefault(folder, []);

    private HashSet<string> ReachedFrom(string folder)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var other in From(next).Keys.Where(reached.Add))
                open.Push(other);
        }

        return reached;
    }

    private void Add(SyntaxTree tree, SemanticModel model)
    {
        var from = FolderOf(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            // Small letters are those of locals, parameters and private fields: they are within one folder, and most of all names.
            if (
                node is not (SimpleNameSyntax { Identifier.Text: [>= 'A' and <= 'Z', ..] } or BaseObjectCreationExpressionSyntax)
                || TypeOf(model.GetSymbolInfo(node).Symbol) is not { } type
            )
                continue;
            var folders = type.DeclaringSyntaxReferences.Select(declaration => FolderOf(declaration.SyntaxTree)).ToHashSet();
            if (folders.Contains(from))
                continue;
            foreach (var to in folders)
                Use(from, to).Add(new(type.Name, tree.FilePath));
        }
    }

    private HashSet<TypeUse> Use(string from, string to)
    {
        if (!_arrows.TryGetValue(from, out var arrows))
            _arrows[from] = arrows = [];
        if (!arrows.TryGetValue(to, out var uses))
            arrows[to] = uses = [];
        return uses;
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        var type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }

    private string FolderOf(SyntaxTree tree) =>
        Path.GetRelativePath(Path.GetDirectoryName(_project)!, Path.GetDirectoryName(tree.FilePath)!);

    private sealed record TypeUse(string Type, string File);
}
