namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A build that a hub has.</summary>
internal sealed record HubBuild(int Id, string Name, string Version, string Release)
{
    public string Volume { get; init; } = "DEFAULT";

    public string Directory => $"{(Volume == "DEFAULT" ? "" : $"vol/{Volume}/")}packages/{Name}/{Version}/{Release}";

    /// <summary>As a hub describes it.</summary>
    public Dictionary<string, object?> Describe() =>
        new()
        {
            ["id"] = Id,
            ["build_id"] = Id,
            ["name"] = Name,
            ["package_name"] = Name,
            ["version"] = Version,
            ["release"] = Release,
            ["epoch"] = null,
            ["nvr"] = $"{Name}-{Version}-{Release}",
            ["volume_name"] = Volume,
        };
}
