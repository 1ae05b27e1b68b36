using Nuke.Common.Utilities.Collections;

namespace Nuke.Embedded.Tests.Utilities;

/// <summary>What builds do with collections.</summary>
public sealed class CollectionTests
{
    [Test]
    public void Something_is_done_with_each_element()
    {
        var seen = new List<string>();
        new[] { "a", "b" }.ForEach(seen.Add);
        new[] { "a", "b" }.ForEach((item, index) => seen.Add($"{index}{item}"));
        Assert.That(seen, Is.EqualTo(["a", "b", "0a", "1b"]));
    }

    [Test]
    public void Lazily_nothing_is_done_before_somebody_looks()
    {
        var seen = new List<int>();
        var items = new[] { 1, 2, 3 }.ForEachLazy(seen.Add);
        Assert.That(seen, Is.Empty);
        Assert.That(items.First(), Is.EqualTo(1));
        Assert.That(seen, Is.EqualTo([1]));
    }

    [Test]
    public void What_is_missing_is_left_out()
    {
        Assert.That(new[] { "a", null }.WhereNotNull(), Is.EqualTo(["a"]));
        Assert.That(((string[]?)null).IsNullOrEmpty(), Is.True);
        Assert.That(((string[]?)null).ToEmptyIfNull(), Is.Empty);
    }

    [Test]
    public void Sequences_are_put_together_and_cut()
    {
        Assert.That("a".Concat(["b"]), Is.EqualTo(["a", "b"]));
        Assert.That(new[] { "a" }.Concat("b", "c"), Is.EqualTo(["a", "b", "c"]));
        Assert.That(new[] { 1, 2, 3 }.TakeUntil(number => number == 2), Is.EqualTo([1]));
        Assert.That(new[] { 1, 2, 3 }.SkipUntil(number => number == 2), Is.EqualTo([2, 3]));
        Assert.That(new[] { 1, 2, 3 }.SequenceStartsWith([1, 2]), Is.True);
        Assert.That(new[] { 1 }.SequenceStartsWith([1, 2]), Is.False);
        Assert.That(new[] { "a", "b", "cc" }.Distinct(text => text.Length), Is.EqualTo(["a", "cc"]));
    }

    [Test]
    public void The_only_element_is_asked_for_with_a_message_of_ones_own()
    {
        Assert.That(new[] { 1 }.SingleOrError("one is needed"), Is.EqualTo(1));
        Assert.That(Array.Empty<int>().SingleOrDefaultOrError("at most one"), Is.Zero);
        Assert.That(
            () => new[] { 1, 2 }.SingleOrDefaultOrError("at most one"),
            Throws.InvalidOperationException.With.Message.EqualTo("at most one")
        );
        Assert.That(
            () => new[] { 1, 2 }.SingleOrError(number => number > 2, "none"),
            Throws.InvalidOperationException.With.Message.EqualTo("none")
        );
    }

    [Test]
    public void Keys_that_are_there_twice_are_named() =>
        Assert.That(
            () => new[] { "a", "b", "a" }.ToDictionarySafe(key => key, key => 1, "Twice"),
            Throws.ArgumentException.With.Message.EqualTo($"Twice:{Environment.NewLine} - a")
        );

    [Test]
    public void Directories_above_and_trees_are_walked()
    {
        Assert.That(4.DescendantsAndSelf(number => number / 2), Is.EqualTo([4, 2, 1]));
        Assert.That(1.Descendants(number => number < 3 ? [number + 1, number + 2] : Array.Empty<int>()), Is.EqualTo([2, 3, 4, 3]));
    }

    [Test]
    public void Dependencies_come_first()
    {
        var needs = new Dictionary<string, string[]>
        {
            ["app"] = ["lib", "log"],
            ["lib"] = ["log"],
            ["log"] = [],
        };
        Assert.That(needs.Keys.TSort(name => needs[name]), Is.EqualTo(["log", "lib", "app"]));
        needs["log"] = ["app"];
        Assert.That(() => needs.Keys.TSort(name => needs[name], throwOnCycle: true), Throws.ArgumentException.With.Message.Contains("app"));
    }

    [Test]
    public void Words_are_taken_apart()
    {
        var (name, version) = "tool:1.2".Split(':');
        var (only, nothing) = "tool".Split(':');
        Assert.That((name, version, only, nothing), Is.EqualTo(("tool", "1.2", "tool", (string?)null)));
    }

    [Test]
    public void Dictionaries_are_filled_in_a_chain() =>
        Assert.That(
            new Dictionary<string, string>()
                .AddPair("a", 1)
                .AddPairWhenValueNotNull("b", null)
                .AddDictionary(new Dictionary<string, string> { ["c"] = "3" }),
            Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["c"] = "3" })
        );

    [Test]
    public void A_dictionary_without_types_gets_them()
    {
        System.Collections.IDictionary typed = new Dictionary<string, string> { ["a"] = "1" };
        System.Collections.IDictionary untyped = new System.Collections.Hashtable { ["a"] = "1" };
        Assert.That(
            new[] { typed, untyped }.Select(dictionary => dictionary.ToGeneric<string, string>(StringComparer.OrdinalIgnoreCase)["A"]),
            Is.EqualTo(["1", "1"])
        );
    }

    [Test]
    public void A_table_has_several_values_for_a_key()
    {
        var table = new[] { "ant", "bee", "ape" }.ToLookupTable(word => word[0], word => word);
        table.Add('b', "bug");
        table.Remove('a', "ape");
        table['c'] = ["cat"];
        Assert.That(table['a'], Is.EqualTo(["ant"]));
        Assert.That(table['b'], Is.EqualTo(["bee", "bug"]));
        Assert.That(table['z'], Is.Empty);
        Assert.That(table.Count, Is.EqualTo(3));
        Assert.That(table.SelectMany(group => group), Is.EqualTo(["ant", "bee", "bug", "cat"]));
    }
}
