using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistroFactory.Commands;

namespace DistroFactory.Configuration.Shell;

/// <summary>
/// Has bash read a <c>config.sh</c> and tell what it set. The environment is clean but for PATH, HOME and the documented variables, so
/// that the result does not depend on whose terminal or CI job it is. A command that fails ends the script, as in the original pipelines.
/// </summary>
static partial class ShellScript
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "config.sh";

    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(1);

    /// <summary>Functions of the original pipelines that scripts call; what they say goes nowhere.</summary>
    public const string OriginalFunctions = """
        log() { :; }; log_line() { :; }; section() { :; }; stage() { :; }; info() { :; }
        warn() { echo "$*" >&2; }; error() { echo "$*" >&2; }
        function_exists() { [[ $(type -t "$1") == function ]]; }
        """;

    /// <summary>
    /// Goes to a folder in which everything of the config folder lies, and the folder itself as <c>config</c>: the original pipelines called functions
    /// one folder higher, so that <c>config/keys/root.pem</c> is what a function may name.
    /// </summary>
    public const string OriginalPlace = """
        d=$(mktemp -d) && trap 'rm -rf "$d"' EXIT && ln -s "$PWD" "$d/config" && { ln -s "$PWD"/* "$d" 2> /dev/null || true; } && cd "$d"
        """;

    // Everything is told at the end, in fields that end with NUL: no value can look like something else.
    private const string Tell = """
        trap - ERR; set +eEu
        for __factory_name in $(compgen -v); do
            declare -n __factory_value="$__factory_name"
            printf 'variable\0%s\0%s\0' "$__factory_name" "${__factory_value[*]}"
        done >> "$__factory_told" 2> /dev/null
        for __factory_name in $(compgen -A function); do printf 'function\0%s\0\0' "$__factory_name"; done >> "$__factory_told"
        printf 'end\0\0\0' >> "$__factory_told"
        """;

    private const string Evaluate = $"""
        __factory_told=$1; set --
        {OriginalFunctions}
        for __factory_name in $(compgen -v) $(compgen -A function); do printf 'before\0%s\0\0' "$__factory_name"; done > "$__factory_told"
        set -eE
        trap 'printf "failed\0%s\0%s\0" "$LINENO" "$BASH_COMMAND" >> "$__factory_told"' ERR
        . ./{FileName} < /dev/null
        {Tell}
        """;

    /// <summary>Evaluates the script of a config folder.</summary>
    /// <param name="folder">The config folder; the script runs in it.</param>
    /// <param name="environment">Values of documented variables before the script runs.</param>
    /// <exception cref="ConfigurationException">It is no sound script, a command of it fails, or it does not end.</exception>
    public static ShellValues Run(string folder, Func<string, string?> environment)
    {
        var given = ShellVariables.All.ToDictionary(variable => variable.Name, variable => environment(variable.Name) is { Length: > 0 } value ? value : variable.Default);
        CheckSyntax(folder, given);
        var told = Path.GetTempFileName();
        try
        {
            var failure = Bash(folder, given, "--norc", "--noprofile", "-c", Evaluate, FileName, told);
            var fields = File.ReadAllText(told).Split('\0').SkipLast(1).Chunk(3).ToLookup(field => field[0]);
            if (!fields["end"].Any())
                throw Broken(folder, fields["failed"].FirstOrDefault(field => !field[2].StartsWith(". ./", StringComparison.Ordinal)), failure);
            return Sort(fields, given);
        }
        finally
        {
            File.Delete(told);
        }
    }

    private static void CheckSyntax(string folder, Dictionary<string, string?> given)
    {
        if (Bash(folder, given, "-n", $"./{FileName}") is not { } failure)
            return;
        var problems = SyntaxError().Matches(failure.Why).Select(match => new ConfigurationProblem(
            FileName, long.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), 1, "", match.Groups["text"].Value.Trim())).ToImmutableArray();
        throw problems.IsEmpty ? Unreadable(folder, failure) : new ConfigurationException(Path.Combine(folder, FileName), problems);
    }

    private static ConfigurationException Broken(string folder, string[]? failed, CommandException? failure)
    {
        if (failed is not null)
        {
            var line = long.Parse(failed[1], CultureInfo.InvariantCulture);
            return new(Path.Combine(folder, FileName), [new(FileName, line, 1, "", $"'{failed[2]}' failed: {failure?.Why ?? "the script went no further"}")]);
        }

        return failure is null
            ? new($"Reading {Path.Combine(folder, FileName)}", "the script exits before its end, so it set nothing", "It is read into a shell; let it return instead.")
            : Unreadable(folder, failure);
    }

    private static ConfigurationException Unreadable(string folder, CommandException failure)
        => new($"Reading {Path.Combine(folder, FileName)}", failure.Why, "The script must only set variables and define functions; bash must be installed.", failure);

    private static ShellValues Sort(ILookup<string, string[]> fields, Dictionary<string, string?> given)
    {
        var before = fields["before"].Select(field => field[1]).ToHashSet(StringComparer.Ordinal);
        var variables = fields["variable"].Where(field => !field[1].StartsWith("__factory_", StringComparison.Ordinal)).ToArray();
        return new(
            variables.Where(field => given.ContainsKey(field[1]) && field[2].Length > 0).ToImmutableSortedDictionary(field => field[1], field => field[2], StringComparer.Ordinal),
            variables.Where(field => !given.ContainsKey(field[1]) && IsNews(field, before)).ToImmutableSortedDictionary(field => field[1], field => field[2], StringComparer.Ordinal),
            [.. fields["function"].Select(field => field[1]).Where(name => !before.Contains(name))]);
    }

    // bash makes some variables of its own while it runs; PATH is there before, and a script may well extend it.
    private static bool IsNews(string[] field, HashSet<string> before) => before.Contains(field[1])
        ? field[1] is "PATH" or "HOME" && field[2] != Environment.GetEnvironmentVariable(field[1])
        : field[1] is not ("_" or "REPLY" or "OPTIND" or "OPTARG" or "COLUMNS" or "LINES") && !field[1].StartsWith("BASH_", StringComparison.Ordinal);

    private static CommandException? Bash(string folder, Dictionary<string, string?> given, params ImmutableArray<string> arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => (string)variable.Key)
            .Where(name => name is not ("PATH" or "HOME"))
            .ToImmutableDictionary(name => name, _ => (string?)null);
        var command = new ExternalCommand("bash", arguments)
        {
            WorkingDirectory = folder,
            Environment = environment.SetItems(given),
            Timeout = _timeout,
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
    private static partial Regex SyntaxError();
}
