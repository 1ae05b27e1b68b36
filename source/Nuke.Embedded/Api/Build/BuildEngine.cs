namespace Nuke.Common;

/// <summary>
/// The only way from the API into the engine. The engine knows the API, not the other way round: it registers itself here when the assembly
/// is loaded.
/// </summary>
internal static class BuildEngine
{
    private static IBuildEngine? s_instance;

    public static IBuildEngine Instance
    {
        get => s_instance ?? throw new InvalidOperationException("No engine is registered");
        set => s_instance = value;
    }

    /// <inheritdoc cref="IBuildEngine.CurrentRun"/>
    public static IBuildRun Run => Instance.CurrentRun;
}
