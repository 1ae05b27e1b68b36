using DistroFactory.Packages.Resolution;

namespace DistroFactory.Packages.Tests;

public sealed class DependencyResolverTests
{
    [Test]
    public void The_best_version_is_taken_with_all_it_needs() =>
        Assert.That(
            Install(["vim-1", "vim-2 requires libx >= 3", "libx-2", "libx-3 requires /bin/sh", "bash-5 files /bin/sh"], "vim"),
            Is.EqualTo("bash-5 libx-3 vim-2")
        );

    [Test]
    public void An_older_version_is_taken_when_the_best_cannot_be_installed() =>
        Assert.That(Install(["vim-1", "vim-2 requires libx >= 3", "libx-2"], "vim"), Is.EqualTo("vim-1"));

    [Test]
    public void What_is_asked_for_settles_an_open_choice() =>
        Assert.That(
            Install(["mail-1 requires mta", "exim-1 provides mta", "postfix-1 provides mta"], "mail", "postfix"),
            Is.EqualTo("mail-1 postfix-1")
        );

    [Test]
    public void A_conflict_makes_the_search_go_back() =>
        Assert.That(
            Install(
                ["mail-1 requires mta, web", "exim-1 provides mta; conflicts nginx", "postfix-1 provides mta", "nginx-1 provides web"],
                "mail"
            ),
            Is.EqualTo("mail-1 nginx-1 postfix-1")
        );

    [Test]
    public void A_package_is_replaced_by_the_one_that_obsoletes_it() =>
        Assert.That(Install(["old-1", "new-1 obsoletes old"], "old"), Is.EqualTo("new-1"));

    [TestCase("(b if a)", ExpectedResult = "a-1 app-1 b-1")]
    [TestCase("(b if missing)", ExpectedResult = "a-1 app-1")]
    [TestCase("(b if missing else c)", ExpectedResult = "a-1 app-1 c-1")]
    [TestCase("(b and c)", ExpectedResult = "a-1 app-1 b-1 c-1")]
    [TestCase("(missing or c)", ExpectedResult = "a-1 app-1 c-1")]
    [TestCase("(lib(x) with lib = 2)", ExpectedResult = "a-1 app-1 d-1")]
    [TestCase("(lib(x) without lib = 2)", ExpectedResult = "a-1 app-1 e-1")]
    [TestCase("(c unless missing)", ExpectedResult = "a-1 app-1 c-1")]
    [TestCase("((b and missing) or c)", ExpectedResult = "a-1 app-1 c-1")]
    public string A_boolean_requirement_is_met(string requirement) =>
        Install(
            ["a-1", "b-1", "c-1", "d-1 provides lib(x), lib = 2", "e-1 provides lib(x), lib = 1", $"app-1 requires a, {requirement}"],
            "app"
        );

    [TestCase("app")]
    [TestCase("app.x86_64")]
    [TestCase("app-1-1")]
    [TestCase("app-1-1.x86_64")]
    [TestCase("app-1")]
    [TestCase("/usr/bin/app")]
    [TestCase("application")]
    public void A_package_is_found_by(string name) =>
        Assert.That(Install(["app-1 provides application; files /usr/bin/app"], name), Is.EqualTo("app-1"));

    [Test]
    public void Packages_that_require_each_other_come_together() =>
        Assert.That(Install(["a-1 requires b", "b-1 requires a"], "a"), Is.EqualTo("a-1 b-1"));

    [Test]
    public void A_foreign_architecture_is_left_out() =>
        Assert.That(Install(["a-2 arch aarch64", "a-1 arch noarch"], "a"), Is.EqualTo("a-1"));

    [Test]
    public void A_requirement_that_cannot_be_met_is_told_as_a_chain()
    {
        var error = Assert.Throws<PackageException>(() =>
            Install(["editors-1 requires vim", "vim-2 requires libx >= 3", "libx-2"], "editors")
        );
        Assert.That(
            error!.Why,
            Is.EqualTo(
                "editors is requested (editors-1-1.x86_64); editors-1-1.x86_64 requires vim, which only vim-2-1.x86_64 provides; "
                    + "vim-2-1.x86_64 requires libx >= 3, which nothing provides (libx-2-1.x86_64 provides libx = 2-1)"
            )
        );
    }

    [Test]
    public void Two_requests_in_each_others_way_are_both_named()
    {
        var error = Assert.Throws<PackageException>(() => Install(["a-1 conflicts b", "b-1"], "a", "b"));
        Assert.That(
            error!.Why,
            Does.Contain("a is requested").And.Contain("b is requested").And.Contain("a-1-1.x86_64 conflicts with b, which is b-1-1.x86_64")
        );
    }

    [Test]
    public void All_unknown_names_are_told_at_once()
    {
        var error = Assert.Throws<PackageException>(() => Install(["a-1"], "x", "a", "y"));
        Assert.That(error!.Why, Does.Contain("x, y"));
    }

    [Test]
    public void A_malformed_boolean_requirement_makes_only_its_package_uninstallable()
    {
        string[] universe = ["a-1 requires (b or", "c-1"];
        Assert.That(Install(universe, "c"), Is.EqualTo("c-1"));
        Assert.Throws<PackageException>(() => Install(universe, "a"));
    }

    [Test]
    public void The_answer_names_the_package_of_each_request()
    {
        var resolution = new DependencyResolver(Universe.Of("a-1", "b-1 provides c")).Resolve(["a", "c"]);
        Assert.That(
            resolution.Requested.ToDictionary(pair => pair.Key, pair => pair.Value.Nevra.Name),
            Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "a", ["c"] = "b" })
        );
    }

    [Test]
    public void Many_threads_get_the_same_answers_as_one()
    {
        var repository = new RandomRepository(7);
        var universe = repository.Packages.Select(package => package.Package).ToArray();
        string[] names = [.. universe.Select(package => package.Nevra.Name).Distinct()];
        string Answer(DependencyResolver resolver, string name)
        {
            try
            {
                return string.Join(' ', resolver.Resolve([name]).Packages.Select(package => package.Nevra));
            }
            catch (PackageException error)
            {
                return error.Message;
            }
        }

        var shared = new DependencyResolver(universe);
        var together = names.AsParallel().AsOrdered().Select(name => Answer(shared, name)).ToArray();
        Assert.That(together, Is.EqualTo(names.Select(name => Answer(new DependencyResolver(universe), name))));
    }

    [TestCase("app-1-1", ExpectedResult = true)]
    [TestCase("app-1-1.x86_64", ExpectedResult = true)]
    [TestCase("app-2:1-1", ExpectedResult = true)]
    [TestCase("app-1:1-1", ExpectedResult = false)]
    [TestCase("app-0:1-1", ExpectedResult = false)]
    [TestCase("app-1-2", ExpectedResult = false)]
    [TestCase("app-1-1.noarch", ExpectedResult = false)]
    public bool An_epoch_counts_only_where_it_is_named(string name) => new DependencyResolver(Universe.Of("app-2:1")).Knows(name);

    [TestCaseSource(typeof(HardChoice), nameof(HardChoice.Compared))]
    [TestCaseSource(typeof(HardChoice), nameof(HardChoice.Revised))]
    [TestCaseSource(typeof(HardChoice), nameof(HardChoice.Learned))]
    public void What_is_learned_on_the_way_decides(HardChoice choice) =>
        Assert.That(
            Install(choice.Universe, [.. choice.Requests]).Split(' ').Where(package => !choice.Requests.Contains(package[..^2])),
            Is.EqualTo(choice.Answer.Split(' '))
        );

    private static string Install(string[] universe, params string[] names) =>
        string.Join(
            ' ',
            new DependencyResolver(Universe.Of(universe))
                .Resolve(names)
                .Packages.Select(package => $"{package.Nevra.Name}-{package.Nevra.Version}")
        );
}
