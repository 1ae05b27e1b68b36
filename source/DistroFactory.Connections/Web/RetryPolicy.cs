namespace DistroFactory.Connections.Web;

/// <summary>How long a server is waited for, and how often it is asked again.</summary>
public sealed record RetryPolicy
{
    /// <summary>For servers of the world.</summary>
    public static RetryPolicy Usual { get; } = new();

    /// <summary>How often something that may pass is tried again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>How long to wait before the second attempt; each further wait is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also when a server asks for more.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the head of an answer may take.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>In this time a transfer must bring <see cref="LeastBytes"/>, or it counts as broken.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a transfer must bring in <see cref="Stall"/>, in bytes.</summary>
    public int LeastBytes { get; init; } = 30_000;
}
