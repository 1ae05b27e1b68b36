using System.IO.Compression;
using System.Xml.Linq;
using DistroFactory.Testing;
using Newtonsoft.Json.Linq;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Utilities.Text.Yaml;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.Utilities;

/// <summary>Files that builds read and write: JSON, XML, YAML, archives.</summary>
public sealed class FileFormatTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private AbsolutePath Root => AbsolutePath.Create(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Test]
    public void JSON_is_read_changed_and_written()
    {
        var file = (Root / "package.json").WriteAllText("""{ "name": "acme", "files": [{ "path": "a" }] }""");
        file.UpdateJson(json => json["version"] = "1.2");
        Assert.That(file.ReadJson().GetPropertyStringValue("version"), Is.EqualTo("1.2"));
        Assert.That(file.ReadJson<Package>().Name, Is.EqualTo("acme"));
        Assert.That(file.ReadJson().GetChildren("files").Select(entry => entry.GetPropertyValue<string>("path")), Is.EqualTo(["a"]));
        Assert.That(() => file.ReadJson().GetPropertyValue<string>("licence"), Throws.ArgumentException.With.Message.Contains("licence"));
        Assert.That(new Package { Name = "x" }.ToJson(formatting: Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"Name":"x"}"""));
        Assert.That(new { a = 1 }.ToJObject()["a"]!.Value<int>(), Is.EqualTo(1));
    }

    [Test]
    public void YAML_is_read_changed_and_written()
    {
        var file = (Root / "a.yaml").WriteAllText("name: acme\n");
        file.UpdateYaml<Package>(package => package.Name += "2");
        Assert.That(file.ReadAllText(), Is.EqualTo("name: acme2\n"));
    }

    [Test]
    public void XML_is_peeked_and_poked_with_namespaces()
    {
        var file = (Root / "a.xml").WriteAllText("""<p xmlns="urn:x"><v n="1">a</v></p>""");
        XmlTasks.XmlPoke(file, "/x:p/x:v/@n", 2, ("x", "urn:x"));
        XmlTasks.XmlPoke(file, "/x:p/x:v", "b", ("x", "urn:x"));
        Assert.That(XmlTasks.XmlPeekSingle(file, "//x:v/@n", ("x", "urn:x")), Is.EqualTo("2"));
        Assert.That(XmlTasks.XmlPeek(file, "//x:v", ("x", "urn:x")), Is.EqualTo(["b"]));
        Assert.That(XmlTasks.XmlPeekElementsFromString("<p><v/></p>", "//v").Single().Name.LocalName, Is.EqualTo("v"));
        Assert.That(
            () => XmlTasks.XmlPoke(file, "//x:none", 1, ("x", "urn:x")),
            Throws.ArgumentException.With.Message.Contains("matches 0")
        );
        file.UpdateXml(document => document.Root!.Add(new XElement("w")));
        Assert.That(file.ReadXml().Root!.Elements().Count(), Is.EqualTo(2));
    }

    [TestCase("a.zip")]
    [TestCase("a.tar.gz")]
    [TestCase("a.tgz")]
    [TestCase("a.tar.bz2")]
    public void What_is_packed_is_unpacked(string name)
    {
        var source = Root / "source";
        (source / "bin" / "tool").WriteAllText("#!/bin/sh");
        (source / "readme").WriteAllText("read me");
        source.CompressTo(Root / name, file => file.Name != "readme");
        (Root / name).UncompressTo(Root / "target");
        Assert.That(
            Directory.GetFiles(Root / "target", "*", SearchOption.AllDirectories),
            Is.EqualTo([(Root / "target" / "bin" / "tool").ToString()])
        );
        Assert.That(() => source.CompressTo(Root / name), Throws.InstanceOf<IOException>(), "it is there already");
    }

    [Test]
    public void An_entry_outside_of_the_directory_is_refused()
    {
        using (var archive = ZipFile.Open(Root / "evil.zip", ZipArchiveMode.Create))
            archive.CreateEntry("../evil");
        Assert.That(() => (Root / "evil.zip").UnZipTo(Root / "target"), Throws.InstanceOf<IOException>());
        Assert.That(File.Exists(Root / "evil"), Is.False);
    }

    [Test]
    public void An_archive_of_another_kind_is_refused() =>
        Assert.That(() => Root.CompressTo(Root / "a.rar"), Throws.ArgumentException.With.Message.Contains(".tar.gz"));

    private sealed class Package
    {
        public string Name { get; set; } = "";
    }
}
