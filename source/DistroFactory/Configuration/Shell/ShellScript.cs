using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;

namespace DistroFactory.Configuration.Shell;

/// <summary>
/// Has bash read a <c>config.sh</c> and tell what it set. The environment is clean but for the documented variables and a few that a script
/// builds upon, so that the result does not depend on whose terminal it is. A command that fails ends the script, as in the original
/// pipelines.
/// </summary>
internal static partial class ShellScript
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "config.sh";

    private const string ProvisionalName = "distro";

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    // PATH and HOME, and what a job of CI or a proxy is told by: a script may build upon these.
    private static readonly string[] s_inherited =
    [
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "TMPDIR",
        "JOB_NAME",
        "WORKSPACE",
        .. EnvironmentProxy.Names,
        .. EnvironmentProxy.Names.Select(name => name.ToUpperInvariant()),
    ];

    // Everything is told at the end, in fields that end with NUL: no value can look like something else.
    private const string Tell = """
        trap - ERR EXIT; set +eEu
        for __factory_name in $(compgen -v); do
            declare -n __factory_value="$__factory_name"
            printf 'variable\0%s\0%s\0' "$__factory_name" "${__factory_value[*]}"
        done >> "$__factory_told" 2> /dev/null
        for __factory_name in $(compgen -A function); do printf 'function\0%s\0%s\0' "$__factory_name" "$(declare -f "$__factory_name")"; done >> "$__factory_told"
        printf 'end\0\0\0' >> "$__factory_told"
        """;

    // A failure inside a function is one of the line of config.sh that called it.
    private const string Evaluate = $$"""
        __factory_told=$1; set --
        . ./common.sh
        __factory_line() {
            local i line=$1
            for ((i = 2; i < ${#BASH_SOURCE[@]}; i++)); do
                if ((i > 2)) && [[ ${BASH_SOURCE[i]} == */{{FileName}} ]]; then line=${BASH_LINENO[i - 1]}; fi
            done
            echo "$line"
        }
        __factory_failed() { printf 'failed\0%s\0%s\0' "$(__factory_line "$1")" "$2" >> "$__factory_told"; }
        for __factory_name in $(compgen -v); do printf 'before\0%s\0\0' "$__factory_name"; done > "$__factory_told"
        for __factory_name in $(compgen -A function); do printf 'ours\0%s\0%s\0' "$__factory_name" "$(declare -f "$__factory_name")"; done >> "$__factory_told"
        set -eE
        trap '__factory_failed "$LINENO" "$BASH_COMMAND"' ERR
        trap '__factory_failed 0 "" "$?"' EXIT
        . ./config/{{FileName}} < /dev/null
        {{Tell}}
        """;

    /// <summary>Evaluates the script of a config folder.</summary>
    /// <param name="folder">The config folder; the script runs above it, see <see cref="ScriptPlace"/>.</param>
    /// <param name="environment">Values of documented variables before the script runs.</param>
    /// <param name="root">Folder below which <c>NAMESPACE/work</c> is, unless the script names another <c>WORK_DIR</c>.</param>
    /// <exception cref="ConfigurationException">It is no sound script, a command of it fails, or it does not end.</exception>
    public static ShellValues Run(string folder, Func<string, string?> environment, string root)
    {
        if (environment(ShellVariables.Namespace) is { Length: > 0 } name)
            return Run(folder, Given(environment, name, root));
        // The script says the name by which it may ask itself, so it is read twice.
        var provisional = Run(folder, Given(environment, ProvisionalName, root));
        var given = Given(environment, ShellConverter.NameOf(provisional) is { Length: > 0 } own ? own : ProvisionalName, root);
        var values = Run(folder, given);
        return values[ShellVariables.Namespace] == given[ShellVariables.Namespace]
            ? values with
            {
                Documented = values.Documented.Remove(ShellVariables.Namespace),
            }
            : values;
    }

    private static ShellValues Run(string folder, Dictionary<string, string?> given)
    {
        CheckSyntax(folder, given);
        var work = Directory.CreateTempSubdirectory("distro-factory-script-").FullName;
        try
        {
            var place = ScriptPlace.Make(Path.Combine(work, "place"), folder);
            var told = Path.Combine(work, "told");
            given["SCRIPT_DIR"] = place.ScriptDirectory;
            var failure = Bash(place.Path, given, "--norc", "--noprofile", "-c", Evaluate, FileName, told);
            var fields = File.Exists(told)
                ? File.ReadAllText(told).Split('\0').SkipLast(1).Chunk(3).ToLookup(field => field[0])
                : Enumerable.Empty<string[]>().ToLookup(field => field[0]);
            if (!fields["end"].Any())
                throw Broken(
                    folder,
                    fields["failed"].FirstOrDefault(field => field[1] != "0" && !field[2].StartsWith(". ./", StringComparison.Ordinal)),
                    failure
                );
            return Sort(fields, given, value => place.Translate(value, folder));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static Dictionary<string, string?> Given(Func<string, string?> environment, string name, string root)
    {
        var given = ShellVariables.All.ToDictionary(
            variable => variable.Name,
            variable => environment(variable.Name) is { } value && (value.Length > 0 || variable.MayBeEmpty) ? value : variable.Default
        );
        given[ShellVariables.Namespace] = name;
        var work = given[ShellVariables.WorkDirectory] ??= Path.Combine(root, name, "work");
        given[ShellVariables.BundlesDirectory] ??= ShellVariables.BundlesIn(work);
        foreach (var (key, value) in ShellVariables.Names.Concat(ShellVariables.Places(work)))
            given[key] = value;
        return given;
    }

    private static void CheckSyntax(string folder, Dictionary<string, string?> given)
    {
        if (Bash(folder, given, "-n", $"./{FileName}") is { } failure)
            throw Unreadable(folder, failure);
    }

    private static ConfigurationException Broken(string folder, string[]? failed, CommandException? failure)
    {
        if (failed is not null)
        {
            var line = long.Parse(failed[1], CultureInfo.InvariantCulture);
            var command =
                failed[2].Length > 0 ? failed[2] : File.ReadLines(Path.Combine(folder, FileName)).ElementAtOrDefault((int)line - 1)?.Trim();
            return new(
                Path.Combine(folder, FileName),
                [new(FileName, line, 1, "", $"'{command}' failed: {failure?.Why ?? "the script went no further"}")]
            );
        }

        return failure is null
            ? new(
                $"Reading {Path.Combine(folder, FileName)}",
                "the script exits before its end, so it set nothing",
                "It is read into a shell; let it return instead."
            )
            : Unreadable(folder, failure);
    }

    // bash names the line of a syntax error, and of a ${VARIABLE:?} that is not set.
    private static ConfigurationException Unreadable(string folder, CommandException failure)
    {
        var problems = NamedLine()
            .Matches(failure.Why)
            .Select(match => new ConfigurationProblem(
                FileName,
                long.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                1,
                "",
                match.Groups["text"].Value.Trim()
            ))
            .ToImmutableArray();
        return problems.IsEmpty
            ? new(
                $"Reading {Path.Combine(folder, FileName)}",
                failure.Why,
                "The script must only set variables and define functions; bash must be installed.",
                failure
            )
            : new(Path.Combine(folder, FileName), problems);
    }

    private static ShellValues Sort(ILookup<string, string[]> fields, Dictionary<string, string?> given, Func<string, string> translate)
    {
        var before = fields["before"].Select(field => field[1]).ToHashSet(StringComparer.Ordinal);
        var ours = fields["ours"].ToDictionary(field => field[1], field => field[2], StringComparer.Ordinal);
        var variables = fields["variable"]
            .Where(field => !field[1].StartsWith("__factory_", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(field => field[1], field => translate(field[2]), StringComparer.Ordinal);
        return new(
            Documented(variables, given),
            variables
                .Where(variable => !given.ContainsKey(variable.Key) && IsNews(variable.Key, variable.Value, before))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. fields["function"].Select(field => field[1]).Where(name => !ours.ContainsKey(name))]
        )
        {
            Overridden =
            [
                .. ShellVariables
                    .Names.Keys.Concat(ShellVariables.Places("").Keys)
                    .Where(name => variables.GetValueOrDefault(name) != given[name]),
            ],
            RewrittenFunctions =
            [
                .. fields["function"]
                    .Where(field => ours.TryGetValue(field[1], out var body) && body != field[2])
                    .Select(field => field[1]),
            ],
        };
    }

    // What is empty counts as not set, and a place that is where the factory would have it needs no word.
    private static ImmutableSortedDictionary<string, string> Documented(
        ImmutableSortedDictionary<string, string> variables,
        Dictionary<string, string?> given
    )
    {
        var documented = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var variable in ShellVariables.All)
        {
            var value = variables.GetValueOrDefault(variable.Name) ?? "";
            var isUsual = variable.Name is ShellVariables.WorkDirectory or ShellVariables.BundlesDirectory && value == given[variable.Name];
            if ((value.Length > 0 || variable.MayBeEmpty ? value : variable.Default) is { } known && !isUsual)
                documented[variable.Name] = known;
        }

        return documented.ToImmutable();
    }

    // bash makes some variables of its own while it runs; what the script was given it may well extend.
    private static bool IsNews(string name, string value, HashSet<string> before) =>
        before.Contains(name)
            ? s_inherited.Contains(name) && value != Environment.GetEnvironmentVariable(name)
            : name is not ("_" or "REPLY" or "OPTIND" or "OPTARG" or "COLUMNS" or "LINES" or "OLDPWD" or "DIRSTACK")
                && !name.StartsWith("BASH_", StringComparison.Ordinal);

    private static CommandException? Bash(string folder, Dictionary<string, string?> given, params ImmutableArray<string> arguments)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(variable => (string)variable.Key)
            .Where(name => !s_inherited.Contains(name))
            .ToImmutableDictionary(name => name, _ => (string?)null);
        var command = new ExternalCommand("bash", arguments)
        {
            WorkingDirectory = folder,
            Environment = environment.SetItems(given),
            Timeout = s_timeout,
        };
        try
        {
            new CommandRunner().RunAsync(command).GetAwaiter().GetResult();
            return null;
        }
        catch (CommandException failure)
        {
            return failure;
        }
    }

    [GeneratedRegex(@"config\.sh: line (?<line>\d+): (?<text>[^\n]*)")]
    private static partial Regex NamedLine();
}
