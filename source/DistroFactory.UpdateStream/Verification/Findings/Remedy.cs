using System.Collections.Frozen;

namespace DistroFactory.UpdateStream.Verification.Findings;

/// <summary>What a release engineer can do about a finding, by its rule.</summary>
public static class Remedy
{
    private const string MixAgain = "Mix the version again.";

    private static readonly FrozenDictionary<string, string> s_byRule = new (string[] Rules, string Remedy)[]
    {
        (
            ["two-hashes", "client-two-hashes"],
            "Let one of the two bundles ship the path and the other include it, or give both the same package."
        ),
        (
            ["missing-parent", "client-parent"],
            "Have a package of the bundle, or of a bundle it includes, own the directory that the path is in."
        ),
        (["below-symlink", "client-below-link"], "Install the file where the link leads to, or take the link out."),
        (
            ["directory-became-file", "client-directory-became-file"],
            "Keep the directory, or use another name for the file. After a format bump the name is free: make a "
                + "release that has neither with --format-bump, then the one that has the file."
        ),
        (["client-own-directory"], "Have a package of os-core own the directory; it may be empty there."),
        (["long-name", "forbidden-character"], "Give the file another name in its package."),
        (["unknown-include", "client-unknown-include"], "Define the bundle, or take it out of the definition that names it."),
        (["no-os-core", "without-os-core"], "Define os-core; mix includes it in every other bundle."),
        (
            ["version-sank", "version-not-risen", "client-difference"],
            "Release with --min-version: it publishes every file under the new version, which every machine then installs."
        ),
        (["client-bundle-gone"], "Mark the bundle as Pending-Delete before the format bump, so that the bridge deletes its files."),
    }
        .SelectMany(each => each.Rules.Select(rule => (rule, each.Remedy)))
        .ToFrozenDictionary(each => each.rule, each => each.Remedy, StringComparer.Ordinal);

    /// <summary>
    /// What to do about a breach of a rule. What is not said of the rule itself is damage, which another mix does not have.
    /// </summary>
    public static string Of(string rule) => s_byRule.GetValueOrDefault(rule, MixAgain);

    /// <summary>What to do about all errors among findings, each remedy once, one a line.</summary>
    public static string Of(IEnumerable<Finding> findings) =>
        string.Join(
            "\n  ",
            findings
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => Of(finding.Rule))
                .Distinct()
                .OrderBy(remedy => remedy == MixAgain)
        );
}
