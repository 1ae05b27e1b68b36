using System.Net;
using System.Text.RegularExpressions;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>
/// A page of its own, with style and script inside: it needs nothing but a browser, and says all it has to say without script.
/// </summary>
internal static partial class HtmlPage
{
    /// <summary>Fills a page that is compiled into an assembly.</summary>
    /// <param name="owner">A type of that assembly.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="parts">What stands for <c>{{name}}</c>; HTML.</param>
    public static string Fill(Type owner, string name, params (string Name, string Html)[] parts)
    {
        using var stream = owner.Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var texts = parts.ToDictionary(part => part.Name, part => part.Html);
        return Place().Replace(reader.ReadToEnd(), match => texts[match.Groups[1].Value]);
    }

    /// <summary>A text as HTML, also within quotes.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
