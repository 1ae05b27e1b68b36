namespace DistroFactory.Testing;

/// <summary>Whether this is a thorough run: <c>./build.sh Test --thorough</c>, or <c>THOROUGH=true dotnet test tests/…</c>.</summary>
public static class Thorough
{
    /// <summary>Whether tests may take as long as they need.</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("THOROUGH") == "true";

    /// <summary>How many cases a test tries: a few in an ordinary run, many in a thorough one.</summary>
    public static int Cases(int few, int many) => IsAsked ? many : few;
}
