using DistroFactory.Connections.Web;

namespace DistroFactory.Tests.Connections.Web;

[TestFixture]
public sealed class WebAddressTests
{
    [TestCase("https://name:s3cret@rpm.acme.example/os", "https://***@rpm.acme.example/os")]
    [TestCase("https://rpm.acme.example/os", "https://rpm.acme.example/os")]
    [TestCase("/srv/os", "/srv/os")]
    public void A_password_is_never_shown(string address, string shown) => Assert.That(WebAddress.Shown(address), Is.EqualTo(shown));

    [Test]
    public void Name_and_password_become_a_header_with_their_escapes_undone() =>
        Assert.That(
            Convert.FromBase64String(WebAddress.Credentials(new("https://name:p%40ss@acme.example/"))!.Parameter!),
            Is.EqualTo("name:p@ss"u8.ToArray())
        );

    [TestCase("https://rpm.acme.example/os/a.rpm", "https://name:p%40ss@rpm.acme.example/os/a.rpm")]
    [TestCase("https://elsewhere.example/a.rpm", "https://elsewhere.example/a.rpm")]
    public void Only_the_same_server_gets_them(string address, string expected) =>
        Assert.That(
            WebAddress.WithCredentialsOf(new("https://name:p%40ss@rpm.acme.example/os/"), new(address)).AbsoluteUri,
            Is.EqualTo(expected)
        );
}
