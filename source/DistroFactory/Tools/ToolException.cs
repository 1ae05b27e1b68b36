using DistroFactory.Foundation;

namespace DistroFactory.Tools;

/// <summary>The machine lacks tools that a configuration needs.</summary>
internal sealed class ToolException(string what, string why, string advice) : FactoryException(what, why, advice);
