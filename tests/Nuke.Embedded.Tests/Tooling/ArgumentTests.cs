using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Embedded.Tests.Tooling;

/// <summary>Arguments written as one text.</summary>
public sealed class ArgumentTests
{
    [Test]
    public void What_is_inserted_is_quoted_where_it_needs_it()
    {
        var path = AbsolutePath.Create("/a b");
        NUnit.Framework.Assert.That(
            Text($"x {"a b"} {"c"} {"d e":nq} {path} {path:s} {new[] { path, AbsolutePath.Create("/c") }} {1}"),
            Is.EqualTo("x \"a b\" c d e \"/a b\" '/a b' \"/a b\" /c 1")
        );
    }

    [TestCase("start end", "start end")]
    [TestCase("commit -m \"two words\"", "commit -m \"two words\"")]
    [TestCase(" ", "")]
    public void A_text_that_is_all_of_them_stays_as_it_is(string text, string arguments)
    {
        NUnit.Framework.Assert.That(Text(text), Is.EqualTo(arguments));
        NUnit.Framework.Assert.That(Text($"{"start end"}"), Is.EqualTo("start end"));
    }

    private static string Text(ArgumentStringHandler arguments) => arguments.ToStringAndClear();
}
