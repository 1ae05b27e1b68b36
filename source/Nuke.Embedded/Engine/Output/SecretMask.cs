namespace Nuke.Embedded.Output;

/// <summary>Replaces the values of secrets by <c>***</c>.</summary>
internal sealed class SecretMask
{
    private string[] secrets = [];

    /// <summary>Adds values; each line of a value of several lines is a secret too.</summary>
    public void Add(IEnumerable<string> values)
    {
        // The longest first, lest a secret within another one leave the rest of it legible.
        secrets = [.. values
            .SelectMany(value => value.Split('\n', StringSplitOptions.TrimEntries).Append(value))
            .Where(value => value.Length > 0)
            .Concat(secrets)
            .Distinct()
            .OrderByDescending(value => value.Length)];
    }

    public string Apply(string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return text;
    }
}
