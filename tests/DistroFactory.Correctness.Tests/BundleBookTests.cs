using System.Collections.Immutable;
using DistroFactory.Correctness.Bundles;

namespace DistroFactory.Correctness.Tests;

/// <summary>Which bundle keeps what two of them share.</summary>
public sealed class BundleBookTests
{
    [Test]
    public void Of_two_bundles_that_include_each_other_the_one_that_comes_first_keeps_what_they_share_and_the_core_comes_before_all()
    {
        var book = Book(("os-core", ["aaa"]), ("aaa", []), ("ccc", ["bbb"]), ("bbb", ["ccc"]));
        Assert.Multiple(() =>
        {
            Assert.That(book.Deferred("os-core"), Is.Empty);
            Assert.That(book.Deferred("aaa"), Is.EqualTo(["os-core"]));
            Assert.That(book.Deferred("bbb"), Is.EquivalentTo(["aaa", "os-core"]));
            Assert.That(book.Deferred("ccc"), Is.EquivalentTo(["aaa", "bbb", "os-core"]));
        });
    }

    private static BundleBook Book(params (string Name, ImmutableArray<string> Includes)[] bundles) =>
        new(
            bundles.ToImmutableDictionary(
                bundle => bundle.Name,
                bundle => new BundleText(bundle.Name, [], bundle.Includes, [], [], []),
                StringComparer.Ordinal
            )
        );
}
