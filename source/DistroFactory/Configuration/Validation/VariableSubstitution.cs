using System.Text.RegularExpressions;

namespace DistroFactory.Configuration.Validation;

/// <summary>Replaces <c>${NAME}</c> by the environment's value; <c>$${</c> stands for <c>${</c> itself.</summary>
internal sealed partial class VariableSubstitution(Func<string, string?> environment)
{
    /// <summary>The text with its variables replaced; each undefined or badly named one goes to <paramref name="refuse"/>.</summary>
    public string Replace(string text, Action<string> refuse) =>
        Reference()
            .Replace(
                text,
                match =>
                {
                    if (match.Value == "$${")
                        return "${";
                    var name = match.Groups["name"].Value;
                    if (name.Length == 0)
                    {
                        refuse("'${' begins a variable but no NAME} follows; write $${ for the characters themselves");
                        return match.Value;
                    }

                    var value = environment(name);
                    if (value is null)
                        refuse($"the environment variable {name} is not defined");
                    // What a CI server has no value of it often passes as nothing.
                    else if (value.Length == 0 && match.Length == text.Length)
                        refuse($"the environment variable {name} is empty");
                    return value ?? match.Value;
                }
            );

    /// <summary>The names of the variables in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Reference().Matches(text).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0);

    [GeneratedRegex(@"\$\$\{|\$\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?")]
    private static partial Regex Reference();
}
