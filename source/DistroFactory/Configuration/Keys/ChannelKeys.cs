using DistroFactory.Configuration.Shapes;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say which channels there are, and what a version needs to come to each.</summary>
internal static class ChannelKeys
{
    private const string Channels = "channels";
    private const string Checks = "qa";

    // To the first of all channels releases go, not promotions.
    private static readonly string[] s_notOfTheFirst = ["age", "approval", Checks, "publish"];

    /// <summary>What the key <c>channels</c> holds.</summary>
    /// <param name="publish">A list of places.</param>
    public static KeyDescription Of(ListShape publish) =>
        new(
            Channels,
            "The channels, from the one that each release goes to, to the one that is promoted to last; by default the stage alone.",
            new ListShape(
                new MapShape(
                    new("name", "Its name.", new TextShape("a name", "[a-z0-9][a-z0-9-]{0,62}")) { Required = true },
                    new(
                        "version-url",
                        "Where its machines ask for versions; by default <url>/channels/<name>/update, for the first the distribution's.",
                        new UrlShape(["https", "http", "file"])
                    ),
                    new(
                        "age",
                        "How long a version must have been in the channel before, such as 7d; by default it need not.",
                        new TextShape("a time such as 12h or 7d", TimeText.Pattern)
                    ),
                    new("approval", "Whether --approved-by must name who approves of a promotion.", new SwitchShape()) { Default = false },
                    new(Checks, "Commands that a version must stand before it is promoted.", QualityKeys.Commands),
                    new("publish", "Places that have the stream up to the version of the channel, and lead to it.", publish)
                )
                {
                    Check = section => QualityKeys.RefuseTwins(section.Parts(Checks)) is { } twins ? (Checks, twins) : null,
                },
                2
            )
        );

    /// <summary>The key that is wrong and what is wrong with it; null when all channels fit together.</summary>
    /// <param name="values">The whole file.</param>
    public static (string Key, string Message)? Refuse(Section values)
    {
        var channels = values.Parts(Channels);
        if (channels.IsEmpty)
            return null;
        if (channels.GroupBy(channel => channel.Text("name")).FirstOrDefault(group => group.Count() > 1) is { } twins)
            return (Channels, $"{twins.Count()} of them are named '{twins.Key}'; give each a name of its own");
        if (s_notOfTheFirst.FirstOrDefault(key => channels[0][key] is not null) is { } stray)
            return (
                Channels,
                $"'{channels[0].Text("name")}' is the first, and gets each release, so it has no '{stray}'"
                    + (stray == "publish" ? ": its places are those of 'publish' outside 'channels'" : "")
            );
        var places = values.Parts("publish").Concat(channels.SelectMany(channel => channel.Parts("publish")));
        var shared = places
            .Select(place => place.Text("folder") ?? place.Text("rsync") ?? place.Part("github").Text("repository"))
            .GroupBy(place => place)
            .FirstOrDefault(group => group.Count() > 1);
        return shared is null ? null : (Channels, $"{shared.Key} is a place of two channels; a place leads to one version");
    }
}
