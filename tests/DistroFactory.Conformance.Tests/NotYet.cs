namespace DistroFactory.Conformance.Tests;

/// <summary>Recordings that our factory does not follow yet, and what is missing. A recording that conforms may not be listed.</summary>
static class NotYet
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
    };
}
