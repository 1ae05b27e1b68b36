using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Tests;

public sealed class PlannerTests
{
    private readonly ExecutableTarget _a = new() { Name = "A" };
    private readonly ExecutableTarget _b = new() { Name = "B" };
    private readonly ExecutableTarget _c = new() { Name = "C" };

    [Test]
    public void A_target_runs_after_what_it_depends_on()
    {
        _a.ExecutionDependencies.Add(_b);
        _b.ExecutionDependencies.Add(_c);
        Assert.That(Plan(_a), Is.EqualTo("C B A"));
    }

    [Test, Disappointment(7)]
    public void Targets_of_equal_rank_run_in_the_order_of_their_declaration()
    {
        _c.ExecutionDependencies.AddRange([_b, _a]);
        Assert.That(Plan(_c), Is.EqualTo("A B C"));
    }

    [Test]
    public void An_order_matters_only_among_targets_of_the_plan()
    {
        _a.OrderDependencies.Add(_b);
        Assert.That(Plan(_a), Is.EqualTo("A"));
        Assert.That(Plan(_a, _b), Is.EqualTo("B A"));
    }

    [Test]
    public void A_trigger_pulls_its_target_into_the_plan_after_itself()
    {
        _b.Triggers.Add(_a);
        _a.TriggerDependencies.Add(_b);
        Assert.That(Plan(_b), Is.EqualTo("B A"));
        Assert.That(Plan(_a), Is.EqualTo("A"));
    }

    [Test]
    public void What_a_triggered_target_depends_on_comes_along()
    {
        _b.Triggers.Add(_a);
        _a.TriggerDependencies.Add(_b);
        _a.ExecutionDependencies.Add(_c);
        Assert.That(Plan(_b), Is.EqualTo("B C A"));
    }

    [Test, Disappointment(9)]
    public void A_cycle_is_named_with_its_edges()
    {
        _a.ExecutionDependencies.Add(_b);
        _b.OrderDependencies.Add(_c);
        _c.ExecutionDependencies.Add(_a);
        Assert.That(
            () => Plan(_a, _c),
            Throws
                .TypeOf<UsageException>()
                .With.Message.Contains("A depends on B")
                .And.Message.Contains("B runs after C")
                .And.Message.Contains("C depends on A")
        );
    }

    [Test]
    public void A_cycle_outside_of_the_plan_does_no_harm()
    {
        _b.ExecutionDependencies.Add(_c);
        _c.ExecutionDependencies.Add(_b);
        Assert.That(Plan(_a), Is.EqualTo("A"));
    }

    [Test]
    public void A_target_that_depends_on_itself_is_a_cycle()
    {
        _a.ExecutionDependencies.Add(_a);
        Assert.That(() => Plan(_a), Throws.TypeOf<UsageException>().With.Message.Contains("A depends on A"));
    }

    [Test, Disappointment(12)]
    public void A_long_chain_is_planned_without_deep_recursion()
    {
        var chain = Enumerable.Range(0, 20_000).Select(number => new ExecutableTarget { Name = $"T{number}" }).ToList();
        foreach (var (target, next) in chain.Zip(chain.Skip(1)))
            target.ExecutionDependencies.Add(next);
        Assert.That(Planner.Plan(chain, [chain[0]]), Is.EqualTo(chain.AsEnumerable().Reverse()));
    }

    private string Plan(params ExecutableTarget[] invoked) => string.Join(' ', Planner.Plan([_a, _b, _c], invoked));
}
