using System.Reflection;
using DistroFactory.Targets;
using DistroFactory.Testing.PublicApi;

namespace DistroFactory.Architecture.Tests;

/// <summary>The build compiles unchanged against the package Nuke.Common: it uses nothing that the package lacks.</summary>
public sealed class NukeUseTests
{
    private static IEnumerable<Assembly> Users => [typeof(IRelease).Assembly, Assembly.Load("_build")];

    private static Assembly Engine => Assembly.Load("Nuke.Embedded");

    [TestCaseSource(nameof(Users))]
    public void Every_member_it_uses_is_in_NUKE_with_the_same_signature(Assembly user)
    {
        var nuke = NukeApi.Read();
        var used = UsedMembers.Of(user, Engine);
        var lacking = used.Members.Where(member =>
            IsOfNuke(member.DeclaringType!)
            && !IsDelegate(member.DeclaringType!)
            && !nuke.Has(member.DeclaringType!, Signature.OfMember(member))
        );
        Assert.That(used.Members, Is.Not.Empty);
        Assert.That(lacking.Select(member => $"{member.DeclaringType}: {Signature.OfMember(member)}"), Is.Empty);
    }

    [TestCaseSource(nameof(Users))]
    public void Every_type_it_uses_is_in_NUKE_or_an_attribute_that_is_inert_elsewhere(Assembly user)
    {
        var nuke = NukeApi.Read();
        var lacking = UsedMembers
            .Of(user, Engine)
            .Types.Where(type => IsOfNuke(type) ? !nuke.Lists(type) && !nuke.Mentions(type) : !type.IsSubclassOf(typeof(Attribute)));
        Assert.That(lacking, Is.Empty);
    }

    // Its constructor and its Invoke are the runtime's; its signature is compared where the engine's own types are.
    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static bool IsOfNuke(Type type) => type.Namespace!.StartsWith("Nuke.Common", StringComparison.Ordinal);
}
