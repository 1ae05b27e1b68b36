using DistroFactory.Foundation;
using DistroFactory.State;
using DistroFactory.Testing;

namespace DistroFactory.Tests.State;

[TestFixture]
public sealed class LockTests
{
    [Test]
    public void A_second_run_is_refused_and_told_who_holds_the_lock()
    {
        using var root = new TemporaryDirectory();
        using var first = NamespaceLock.Acquire(new(root.Path, "acme"), "Release");
        var error = Assert.Throws<LockedException>(() => NamespaceLock.Acquire(new(root.Path, "acme"), "Watcher"))!;
        Assert.That(
            (error.ExitCode, error.Owner!.ProcessId, error.Owner.Command),
            Is.EqualTo((FactoryExitCode.Locked, Environment.ProcessId, "Release"))
        );
    }

    [Test]
    public void Another_namespace_is_free()
    {
        using var root = new TemporaryDirectory();
        using var first = NamespaceLock.Acquire(new(root.Path, "acme"), "Release");
        Assert.DoesNotThrow(() => NamespaceLock.Acquire(new(root.Path, "other"), "Release").Dispose());
    }

    [Test]
    public void A_lock_given_back_leaves_nothing_stale()
    {
        using var root = new TemporaryDirectory();
        NamespaceLock.Acquire(new(root.Path, "acme"), "Release").Dispose();
        using var second = NamespaceLock.Acquire(new(root.Path, "acme"), "Release");
        Assert.That(second.Stale, Is.Null);
    }

    [Test]
    public void The_lock_of_a_dead_run_is_taken_over_and_its_owner_is_known()
    {
        using var root = new TemporaryDirectory();
        var directory = new FactoryDirectory(root.Path, "acme");
        string owner;
        using (NamespaceLock.Acquire(directory, "Release of old"))
            owner = File.ReadAllText(directory.LockFile + ".owner");
        File.WriteAllText(directory.LockFile + ".owner", owner);
        using var next = NamespaceLock.Acquire(directory, "Release");
        Assert.That(next.Stale!.Command, Is.EqualTo("Release of old"));
    }
}
