using DistroFactory.Testing.PublicApi;

namespace Nuke.Embedded.Tests;

/// <summary>What compiles against this engine compiles against the package: its public face is a part of the package's.</summary>
public sealed class PublicApiTests
{
    private static IEnumerable<Type> PublicTypes =>
        typeof(Nuke.Common.NukeBuild)
            .Assembly.GetExportedTypes()
            .Concat(typeof(BuildOutputs).Assembly.GetExportedTypes())
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IEnumerable<Type> NukeTypes => PublicTypes.Where(type => type.Namespace != "Nuke.Embedded");

    // The listing leaves out the attribute that reads commit messages.
    [Test]
    public void Every_public_type_is_one_of_NUKE()
    {
        var nuke = NukeApi.Read();
        Assert.That(
            NukeTypes.Where(type => !nuke.Lists(type) && !nuke.Mentions(type) && type.Name != "ArgumentsFromGitCommitMessageAttribute"),
            Is.Empty,
            "what NUKE lacks belongs into the namespace Nuke.Embedded"
        );
    }

    [Test]
    public void Every_public_member_is_one_of_NUKE_with_the_same_signature()
    {
        var nuke = NukeApi.Read();
        var strangers = NukeTypes
            .Where(nuke.Lists)
            .SelectMany(type =>
                Signature.NewMembersOf(type).Where(member => !nuke.Has(type, member)).Select(member => $"{type.FullName}: {member}")
            );
        Assert.That(strangers, Is.Empty);
    }

    [Test]
    public void The_public_members_are_as_approved()
    {
        var lines = PublicTypes.SelectMany(type =>
            Signature
                .MembersOf(type)
                .Order(StringComparer.Ordinal)
                .Select(member => "  " + member)
                .Prepend(Signature.OfType(type))
                .Append("")
        );
        Approval.Compare("PublicApi.txt", string.Join('\n', lines));
    }

    [Test]
    public void What_NUKE_has_and_this_engine_lacks_is_as_approved()
    {
        var nuke = NukeApi.Read();
        var lines = NukeTypes.Where(nuke.Lists).SelectMany(type => nuke.Missing(type).Select(member => $"{type.FullName}: {member}"));
        Approval.Compare("NotInThisEngine.txt", string.Join('\n', lines) + "\n");
    }
}
