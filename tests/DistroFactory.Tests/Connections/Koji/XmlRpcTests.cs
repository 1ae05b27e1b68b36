using System.Collections.Immutable;
using System.Text;
using DistroFactory.Connections.Koji.XmlRpc;

namespace DistroFactory.Tests.Connections.Koji;

[TestFixture]
public sealed class XmlRpcTests
{
    [Test]
    public void A_call_is_written_as_the_specification_shows_it() =>
        Assert.That(
            Encoding.UTF8.GetString(
                XmlRpcWriter.Write(
                    "listTagged",
                    new XmlRpcCall("listTagged", "dist-acme").With(("latest", true), ("event", null)).Parameters
                )
            ),
            Does.EndWith(
                "<methodCall><methodName>listTagged</methodName><params><param><value><string>dist-acme</string></value></param>"
                    + "<param><value><struct><member><name>latest</name><value><boolean>1</boolean></value></member>"
                    + "<member><name>__starstar</name><value><boolean>1</boolean></value></member></struct>"
                    + "</value></param></params></methodCall>"
            )
        );

    [TestCase(null, "<value><nil /></value>")]
    [TestCase("a < b & c", "<value><string>a &lt; b &amp; c</string></value>")]
    [TestCase(7, "<value><int>7</int></value>")]
    [TestCase(2147483647L, "<value><int>2147483647</int></value>")]
    [TestCase(2147483648L, "<value><i8>2147483648</i8></value>")]
    [TestCase(false, "<value><boolean>0</boolean></value>")]
    [TestCase(new[] { "x86_64" }, "<value><array><data><value><string>x86_64</string></value></data></array></value>")]
    public void Each_kind_of_value_has_its_element(object? value, string expected) =>
        Assert.That(XmlRpcWriter.Value(value).ToString(System.Xml.Linq.SaveOptions.DisableFormatting), Is.EqualTo(expected));

    [TestCase("<value><int>42</int></value>", 42L)]
    [TestCase("<value><i8>-4000000000</i8></value>", -4000000000L)]
    [TestCase("<value><i4> 5 </i4></value>", 5L)]
    [TestCase("<value><boolean>1</boolean></value>", true)]
    [TestCase("<value><double>0.5</double></value>", 0.5)]
    [TestCase("<value><string>hello</string></value>", "hello")]
    [TestCase("<value>untyped text is a string</value>", "untyped text is a string")]
    [TestCase("<value/>", "")]
    [TestCase("<value><nil/></value>", null)]
    public void Each_element_is_understood(string xml, object? expected) => Assert.That(Read(xml), Is.EqualTo(expected));

    [Test]
    public void Lists_and_structs_nest()
    {
        var list =
            (ImmutableArray<object?>)
                Read(
                    "<value><array><data><value><struct><member><name>build_id</name><value><int>42</int></value></member>"
                        + "<member><name>epoch</name><value><nil/></value></member></struct></value></data></array></value>"
                )!;
        var build = (XmlRpcStruct)list.Single()!;
        Assert.That((build.Number("build_id"), build["epoch"], build.Text("nvr")), Is.EqualTo(((long?)42, (object?)null, (string?)null)));
    }

    [TestCase("<methodCall/>", "begins with <methodCall>")]
    [TestCase("<methodResponse/>", "has no <params>")]
    [TestCase("<methodResponse><params><param><value><int>x</int></value></param></params></methodResponse>", "'x' is no whole number")]
    [TestCase("<methodResponse><params><param><value><widget/></value></param></params></methodResponse>", "unknown type <widget>")]
    [TestCase("<methodResponse><params>", "not well-formed XML")]
    [TestCase("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><methodResponse>&a;</methodResponse>", "not well-formed XML")]
    [TestCase("", "not well-formed XML")]
    public void What_is_no_answer_is_refused_with_its_reason(string xml, string why) =>
        Assert.That(() => XmlRpcReader.Read(Encoding.UTF8.GetBytes(xml)), Throws.InstanceOf<FormatException>().With.Message.Contains(why));

    [Test]
    public void Nesting_without_end_is_refused()
    {
        var deep =
            string.Concat(Enumerable.Repeat("<value><array><data>", 500))
            + string.Concat(Enumerable.Repeat("</data></array></value>", 500));
        Assert.That(() => Read(deep), Throws.InstanceOf<FormatException>().With.Message.Contains("nested"));
    }

    [Test]
    public void A_fault_says_its_number_and_reason() =>
        Assert.That(
            () => XmlRpcReader.Read(Encoding.UTF8.GetBytes(XmlRpcText.Fault(1000, "No such tag"))),
            Throws.InstanceOf<XmlRpcFaultException>().With.Property("Code").EqualTo(1000).And.Property("Text").EqualTo("No such tag")
        );

    private static object? Read(string value) =>
        XmlRpcReader.Read(Encoding.UTF8.GetBytes($"<methodResponse><params><param>{value}</param></params></methodResponse>"));
}
