namespace DistroFactory.Conformance.Tests;

/// <summary>What our factory says where the original said an error: a pattern of the facts that must be in it.</summary>
internal static class Sentences
{
    private static readonly Dictionary<string, string> s_ours = new()
    {
        ["[ERROR] Failed to get First version for Upstream Format: 31!:"] = "first upstream version of format 31",
        ["[ERROR] Invalid Mix version:"] = "30900[\\s\\S]*31000|31000[\\s\\S]*30900",
        ["[ERROR] Invalid Mix Version:"] = "31000",
        ["[ERROR] Distribution version number seems corrupted.:"] = "\\b10\\b",
        ["[ERROR] Failed to fetch Clear Linux latest format.:"] = "format of upstream version 31100",
        ["[ERROR] Failed to fetch Clear Linux latest version.:"] = "latest",
    };

    /// <summary>The pattern for what the original said.</summary>
    public static string Of(string error) =>
        s_ours.TryGetValue(error, out var pattern) ? pattern : throw new KeyNotFoundException($"no sentence of ours for: {error}");
}
