using System.Text.RegularExpressions;

namespace DistroFactory.Configuration.Needs;

/// <summary>An environment variable that a configuration names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSecret">Whether its name sounds like that of a secret; what is none does no harm in a store of secrets.</param>
/// <param name="IsFile">Whether it holds the path of a file.</param>
internal sealed partial record NamedVariable(string Name, bool IsSecret, bool IsFile)
{
    /// <summary>Whether a name sounds like that of a secret.</summary>
    public static bool SoundsSecret(string name) => Secret().IsMatch(name);

    [GeneratedRegex("KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|(?:^|_)PIN(?:_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
