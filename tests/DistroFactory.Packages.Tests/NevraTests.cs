namespace DistroFactory.Packages.Tests;

/// <summary>Identities in the forms in which others write them.</summary>
public sealed class NevraTests
{
    [TestCase("a-1-1.x86_64.rpm", "a-1-1.x86_64")]
    [TestCase("acme-web-pages-1.4~rc1-3.fc40.noarch.rpm", "acme-web-pages-1.4~rc1-3.fc40.noarch")]
    public void A_file_name_tells_all_but_the_epoch(string text, string expected) =>
        Assert.That($"{Nevra.ParseFileName(text)}", Is.EqualTo(expected));

    [TestCase("a-1-1.x86_64")]
    [TestCase("a-1.x86_64.rpm")]
    [TestCase("-1-1.x86_64.rpm")]
    [TestCase(".rpm")]
    [TestCase("readme.txt")]
    public void What_is_no_file_name_of_a_package_is_none(string text) => Assert.That(Nevra.ParseFileName(text), Is.Null);

    [TestCase("python3-lib-2.0-1.fc40", "python3-lib", "2.0", "1.fc40")]
    [TestCase("a-1-1", "a", "1", "1")]
    public void A_build_has_no_architecture(string text, string name, string version, string release) =>
        Assert.That(Nevra.ParseBuild(text), Is.EqualTo(new Nevra(name, 0, version, release, "")));

    [TestCase("a")]
    [TestCase("a-1")]
    [TestCase("a--1")]
    [TestCase("a-1-")]
    [TestCase("../a-1-1")]
    public void What_is_no_build_is_none(string text) => Assert.That(Nevra.ParseBuild(text), Is.Null);
}
