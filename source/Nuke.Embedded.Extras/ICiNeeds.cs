namespace Nuke.Embedded;

/// <summary>
/// A build whose pipelines depend on more than its attributes: on the configuration that it is run with, say. <c>GenerateCi</c> asks it
/// before it writes anything. Under another engine the interface means nothing.
/// </summary>
public interface ICiNeeds
{
    /// <summary>What the pipelines with <see cref="CiPipelineAttribute.HasNeeds"/> need.</summary>
    Task<CiNeeds> FindCiNeedsAsync();
}
