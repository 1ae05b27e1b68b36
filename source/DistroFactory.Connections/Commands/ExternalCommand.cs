using System.Collections.Immutable;

namespace DistroFactory.Connections.Commands;

/// <summary>A command of the machine to be run.</summary>
/// <param name="Program">Name or path.</param>
/// <param name="Arguments">Its arguments, passed as they are; no shell reads them.</param>
public sealed record ExternalCommand(string Program, params ImmutableArray<string> Arguments)
{
    /// <summary>Where it runs; null: the current directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to the environment; a null removes one.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What it reads from its standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Values that are shown as <c>***</c> in every trace, log line and error.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>How the command line is shown; null: as one would type it.</summary>
    public string? Shown { get; init; }

    /// <summary>How long it may take; null: as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>A copy of a text with the secrets hidden.</summary>
    public string Mask(string text) =>
        Secrets
            .Where(secret => secret.Length > 0)
            .OrderByDescending(secret => secret.Length)
            .Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));

    /// <summary>The command line as one would type it, secrets hidden.</summary>
    public override string ToString() => Shown ?? Mask(string.Join(' ', Arguments.Insert(0, Program).Select(Quote)));

    private static string Quote(string word) =>
        word.Length > 0
        && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=@%+,{}".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
