using System.Xml.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Elements of XML.</summary>
public static class XElementExtensions
{
    /// <summary>The value of an attribute.</summary>
    /// <exception cref="ArgumentException">The element does not have it.</exception>
    public static string GetAttributeValue(this XElement element, string name)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Attribute(name).NotNull($"<{element.Name.LocalName}> has no attribute '{name}'").Value;
    }
}
