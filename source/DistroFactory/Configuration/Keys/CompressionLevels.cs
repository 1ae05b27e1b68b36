namespace DistroFactory.Configuration.Keys;

/// <summary>The levels each compression method has.</summary>
internal static class CompressionLevels
{
    /// <summary>What is wrong with a level or a window; null when nothing is.</summary>
    public static (string Key, string Message)? Refuse(string method, long? level, long? window)
    {
        if (window is not null && method != "zstd")
            return ("long", $"only zstd has it, not {method}");
        var (least, most) = method switch
        {
            "xz" => (0, 9),
            "zstd" => (1, 22),
            "none" => (0, -1),
            _ => (1, 9),
        };
        if (level is null || (level >= least && level <= most))
            return null;
        return ("level", most < 0 ? "'none' has no level" : $"{level} is out of range; {method} has {least} to {most}");
    }
}
