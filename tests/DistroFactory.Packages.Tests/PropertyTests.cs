using DistroFactory.Packages.Resolution;
using DistroFactory.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace DistroFactory.Packages.Tests;

/// <summary>What holds for all versions and all repositories; FsCheck looks for a counterexample and makes it small.</summary>
public sealed class PropertyTests
{
    [Test]
    public void Versions_have_one_order() =>
        Properties.Hold(
            1000,
            Prop.ForAll(
                Version().Three().ToArbitrary(),
                three =>
                {
                    var (a, b, c) = three;
                    return Math.Sign(RpmVersion.Compare(a, b)) == -Math.Sign(RpmVersion.Compare(b, a))
                        && RpmVersion.Compare(a, a) == 0
                        && (RpmVersion.Compare(a, b) > 0 || RpmVersion.Compare(b, c) > 0 || RpmVersion.Compare(a, c) <= 0);
                }
            )
        );

    [Test]
    public void A_tilde_comes_before_the_release_and_a_caret_after() =>
        Properties.Hold(
            1000,
            Prop.ForAll(
                Version().ToArbitrary(),
                version => RpmVersion.Compare(version + "~rc1", version) < 0 && RpmVersion.Compare(version + "^git1", version) > 0
            )
        );

    [Test]
    public void What_is_chosen_has_what_was_asked_for_one_version_of_each_name_and_is_chosen_again() =>
        Properties.Hold(
            200,
            Prop.ForAll(
                Gen.Choose(1, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var repository = new RandomRepository(seed);
                    var resolver = new DependencyResolver(repository.Packages.Select(package => package.Package));
                    if (TryResolve(resolver, repository.Requests) is not { } chosen)
                        return true;
                    var again = resolver.Resolve(repository.Requests).Packages;
                    return repository.Requests.All(name => chosen.Any(package => Is(package, name)))
                        && chosen.Select(package => package.Nevra.Name).Distinct().Count() == chosen.Length
                        && again.Select(package => package.Nevra).SequenceEqual(chosen.Select(package => package.Nevra));
                }
            )
        );

    /// <summary>A package takes the place of those it obsoletes.</summary>
    private static bool Is(PackageInfo package, string name) =>
        package.Nevra.Name == name || package.Obsoletes.Any(obsolete => obsolete.Name == name);

    private static PackageInfo[]? TryResolve(DependencyResolver resolver, IEnumerable<string> requests)
    {
        try
        {
            return [.. resolver.Resolve(requests).Packages];
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private static Gen<string> Version() =>
        Gen.Elements("0", "1", "01", "10", "2", "99999999999999999999", "a", "b", "rc", "A", ".", "+", "_", "~", "^")
            .NonEmptyListOf()
            .Select(string.Concat);
}
