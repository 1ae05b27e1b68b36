namespace Nuke.Embedded.Engine.Integration;

/// <summary>Finds the integrations by their name: they know the engine, the engine does not know them.</summary>
internal static class IntegrationLoader
{
    private const string AssemblyName = "Nuke.Embedded.Integrations";

    public static IIntegrations Loaded { get; } = Load();

    private static IIntegrations Load() =>
        Type.GetType($"{AssemblyName}.IntegrationEntry, {AssemblyName}") is { } type
            ? (IIntegrations)Activator.CreateInstance(type)!
            : new MissingIntegrations(AssemblyName);
}
