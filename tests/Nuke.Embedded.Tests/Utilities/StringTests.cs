using Nuke.Common.Utilities;

namespace Nuke.Embedded.Tests.Utilities;

/// <summary>What builds do with texts.</summary>
public sealed class StringTests
{
    [Test]
    public void Texts_are_joined()
    {
        string[] words = ["a", "b", "c"];
        Assert.That(words.JoinSpace(), Is.EqualTo("a b c"));
        Assert.That(words.JoinCommaSpace(), Is.EqualTo("a, b, c"));
        Assert.That(words.JoinCommaAnd(), Is.EqualTo("a, b, and c"));
        Assert.That(words[..2].JoinCommaOr(), Is.EqualTo("a or b"));
        Assert.That(words[..1].JoinCommaOr(), Is.EqualTo("a"));
        Assert.That(words.JoinNewLine(Nuke.Common.PlatformFamily.Windows), Is.EqualTo("a\r\nb\r\nc"));
    }

    [TestCase("CamelHumps", "Camel-Humps")]
    [TestCase("GitHubToken", "GitHub-Token")]
    [TestCase("PushNuGetPackages", "Push-NuGet-Packages")]
    [TestCase("MSBuildPath", "MSBuild-Path")]
    [TestCase("lowerFirst", "lower-First")]
    public void Humps_are_words(string text, string words) =>
        Assert.That(text.SplitCamelHumpsWithKnownWords().JoinDash(), Is.EqualTo(words));

    [TestCase("a b", "\"a b\"")]
    [TestCase("ab", "ab")]
    [TestCase("\"a b\"", "\"a b\"")]
    [TestCase("", "")]
    public void Quotes_are_added_where_they_are_needed(string text, string quoted) =>
        Assert.That(text.DoubleQuoteIfNeeded(), Is.EqualTo(quoted));

    [Test]
    public void Ends_are_trimmed_once()
    {
        Assert.That("v1.0-rc-rc".TrimEnd("-rc"), Is.EqualTo("v1.0-rc"));
        Assert.That("refs/tags/v1".TrimStart("refs/tags/"), Is.EqualTo("v1"));
        Assert.That("\"a\"".TrimMatchingDoubleQuotes(), Is.EqualTo("a"));
        Assert.That("a    b\n".TrimWhitespaces(), Is.EqualTo("a b"));
    }

    [Test]
    public void Case_does_not_matter_where_it_says_so()
    {
        Assert.That("Main".EqualsAnyOrdinalIgnoreCase("master", "MAIN"), Is.True);
        Assert.That("release/1".StartsWithAnyOrdinalIgnoreCase("Release/"), Is.True);
        Assert.That("release/1".StartsWithAny("Release/"), Is.False);
        Assert.That("build.SH".EndsWithOrdinalIgnoreCase(".sh"), Is.True);
    }

    [Test]
    public void Patterns_and_escapes_are_replaced()
    {
        Assert.That("v1.2".ReplaceRegex(@"\d", match => "#"), Is.EqualTo("v#.#"));
        Assert.That(@"\u00e4".ReplaceUnicode(), Is.EqualTo("ä"));
        Assert.That("github and NUGET".ReplaceKnownWords(), Is.EqualTo("GitHub and NuGet"));
        Assert.That("{a}".EscapeBraces(), Is.EqualTo("{{a}}"));
        Assert.That("abcdef".Truncate(3), Is.EqualTo("abc…"));
    }

    [Test]
    public void Hashes_are_in_hexadecimal() =>
        Assert.That("abc".GetSHA256Hash(), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}
