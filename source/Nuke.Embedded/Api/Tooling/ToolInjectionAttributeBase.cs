using System.Diagnostics.CodeAnalysis;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>A member that is a <see cref="Tool"/>.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is the API of NUKE.")]
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase;
