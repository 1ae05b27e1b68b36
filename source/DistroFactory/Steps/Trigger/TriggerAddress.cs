using System.Collections.Immutable;

namespace DistroFactory.Steps.Trigger;

/// <summary>What is to be started, as the command line names it: <c>KIND:PLACE[@REF][?NAME=VALUE&amp;…]</c>.</summary>
/// <param name="Kind"><c>github</c>, <c>gitlab</c> or <c>jenkins</c>.</param>
/// <param name="Place"><c>OWNER/REPOSITORY/WORKFLOW.yml</c>, a project or its address in the API, or the address of a job.</param>
/// <param name="Reference">Branch or tag; empty when none is named.</param>
/// <param name="Inputs">What is handed over, in the order given.</param>
internal sealed record TriggerAddress(string Kind, string Place, string Reference, ImmutableArray<KeyValuePair<string, string>> Inputs)
{
    private const string Forms =
        "github:OWNER/REPOSITORY/WORKFLOW.yml@REF, gitlab:GROUP/PROJECT@REF, "
        + "gitlab:https://HOST/api/v4/projects/ID@REF or jenkins:https://HOST/job/NAME";

    /// <summary>Reads it.</summary>
    /// <exception cref="TriggerException">It is none.</exception>
    public static TriggerAddress Parse(string text)
    {
        var (kind, rest) = Split(text, text.IndexOf(':'));
        var (place, query) = Split(rest, rest.IndexOf('?'));
        // A user may stand before an @ in an address; a reference stands behind the last slash of the place.
        var at = place.LastIndexOf('@');
        var (name, reference) =
            kind == "jenkins" || at < place.IndexOf("://", StringComparison.Ordinal) + 3 ? (place, "") : Split(place, at);
        var inputs = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => Split(pair, pair.IndexOf('=')))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair.Left), Uri.UnescapeDataString(pair.Right)));
        var address = new TriggerAddress(kind, name.TrimEnd('/'), reference, [.. inputs]);
        return address.IsSound
            ? address
            : throw new TriggerException(
                $"Reading --trigger {text.Split('?')[0]}",
                "it names nothing that can be started",
                $"Write {Forms}; ?NAME=VALUE&… hands values over."
            );
    }

    private bool IsSound =>
        Kind switch
        {
            "github" => Place.Split('/') is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }] && Reference.Length > 0,
            "gitlab" => Place.Length > 0 && Reference.Length > 0 && (!Place.Contains("://", StringComparison.Ordinal) || IsWeb),
            "jenkins" => IsWeb,
            _ => false,
        };

    private bool IsWeb => Uri.TryCreate(Place, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static (string Left, string Right) Split(string text, int at) => at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
}
