using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>Keys that belong to one of the modes.</summary>
internal static class ModeCheck
{
    private const long MostIncrement = 499;

    private static readonly string[] s_ofDownstreams =
    [
        "url",
        "bundles",
        "bundle-definitions",
        SelectionKeys.Only.Name,
        SelectionKeys.Exclude.Name,
        SelectionKeys.Hold.Name,
        SelectionKeys.Pin.Name,
        TrustKeys.Keys.Name,
        TrustKeys.GpgCheck.Name,
        TrustKeys.RepoGpgCheck.Name,
        TrustKeys.MissingDigests.Name,
    ];

    /// <summary>The key that is wrong and what is wrong with it; null when all fit.</summary>
    public static (string Key, string Message)? Refuse(Section values) =>
        (values.Text("mode") == "downstream" ? RefuseDownstream(values) : RefuseOwnUpstream(values)) ?? TrustKeys.RefuseUnsigned(values);

    private static (string, string)? RefuseDownstream(Section values)
    {
        if (values.Part("upstream").Text("url") is null)
            return ("upstream", "needs 'url' with mode: downstream");
        if (values.Part("mix")["format-bump"] is true or long)
            return ("mix", "'format-bump' is for own upstreams: a downstream distribution follows the bumps of its upstream");
        if (values["format"] is not null)
            return ("format", "is for own upstreams: a downstream distribution has the format of its upstream");
        // A format bump takes two steps, and a counter has three digits.
        return values.Number("increment") > MostIncrement ? ("increment", $"must be at most {MostIncrement} with mode: downstream") : null;
    }

    private static (string, string)? RefuseOwnUpstream(Section values)
    {
        // The mixer command may have repositories of its own.
        if (values["content"] is null && values.Part("mix").Text("engine") != "mixer")
            return ("content", "missing; it must be there");
        var stray = s_ofDownstreams.FirstOrDefault(key => values.Part("upstream")[key] is not null);
        return stray is null ? null : ("upstream", $"'{stray}' is for mode: downstream");
    }
}
