using DistroFactory.Connections.Tokens;

namespace DistroFactory.Tests.Connections.Tokens;

/// <summary>URIs of RFC 7512, as they name private keys.</summary>
public sealed class TokenUriTests
{
    [Test]
    public void A_uri_names_token_key_module_and_pin()
    {
        var uri = TokenUri.Parse(
            "pkcs11:token=Release%20HSM;serial=3f%2F1;object=signing;id=%01%ffA;type=private"
                + "?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/run/secrets/pin"
        );
        Assert.Multiple(() =>
        {
            Assert.That(uri["token"], Is.EqualTo("Release HSM"));
            Assert.That(uri["serial"], Is.EqualTo("3f/1"));
            Assert.That(uri.Object, Is.EqualTo("signing"));
            Assert.That(uri.Id!.Value, Is.EqualTo(new byte[] { 1, 255, (byte)'A' }));
            Assert.That(uri.ModulePath, Is.EqualTo("/usr/lib/softhsm/libsofthsm2.so"));
            Assert.That(uri.PinFile, Is.EqualTo("/run/secrets/pin"));
            Assert.That($"{uri}", Is.EqualTo("serial 3f/1, token Release HSM, object signing (id 01ff41)"));
        });
    }

    [TestCase("pkcs11:", "the only token")]
    [TestCase("pkcs11:object=a", "the only token, object a")]
    [TestCase("PKCS11:token=%C3%A4", "token ä", Description = "a scheme has no case, and text is UTF-8")]
    [TestCase("pkcs11:id=%0a", "the only token, object of id 0a")]
    [TestCase("pkcs11:token=a=b&c;object=d(e)*", "token a=b&c, object d(e)*", Description = "what only separates elsewhere")]
    [TestCase("pkcs11:token=a?x-vendor=1&x-vendor=2", "token a", Description = "a vendor's own, which may stand twice")]
    [TestCase("pkcs11:slot-id=3;manufacturer=m;model=n;library-version=2.6", "library-version 2.6, manufacturer m, model n, slot-id 3")]
    public void It_may_name_less_or_more(string text, string name) => Assert.That($"{TokenUri.Parse(text)}", Is.EqualTo(name));

    [TestCase("file:/run/pin")]
    [TestCase("file:///run/pin")]
    [TestCase("/run/pin")]
    public void A_file_of_a_pin_is_written_in_three_ways(string source) =>
        Assert.That(TokenUri.Parse($"pkcs11:token=a?pin-source={source}").PinFile, Is.EqualTo("/run/pin"));

    [TestCase("token=a;token=b", "token stands twice")]
    [TestCase("id=%01;id=%01", "id stands twice")]
    [TestCase("token=a?pin-source=/a&pin-source=/b", "pin-source stands twice")]
    [TestCase("tokn=a", "the attribute tokn is unknown; did you mean 'token'?, and nobody knows which keys it leaves out")]
    [TestCase("vendor=a", "the attribute vendor is unknown, and nobody knows which keys it leaves out")]
    [TestCase("token=a?pin-sorce=/a", "the attribute pin-sorce is unknown; did you mean 'pin-source'?")]
    [TestCase("module-path=/a", "module-path stands before the question mark")]
    [TestCase("token=a?object=b", "object stands after the question mark")]
    [TestCase("token=a;type=cert", "type names no private key, which is what signs")]
    [TestCase("slot-id=one", "slot-id is no number")]
    [TestCase("token", "an attribute has no value: each is NAME=VALUE")]
    [TestCase("token=", "token is empty")]
    [TestCase("id=", "id is empty")]
    [TestCase("token=a;", "an attribute has no value: each is NAME=VALUE")]
    [TestCase("token=a b", "the value of token has a character that must be written as %XX")]
    [TestCase("token=ä", "the value of token has a character that must be written as %XX")]
    [TestCase("token=a/b", "the value of token has a character that must be written as %XX")]
    [TestCase("token=a#b", "the value of token has a character that must be written as %XX")]
    [TestCase("token=%4", "the value of token has a % that two hexadecimal digits do not follow")]
    [TestCase("token=%zz", "the value of token has a % that two hexadecimal digits do not follow")]
    [TestCase("token=%ff", "the value of token is no UTF-8")]
    [TestCase("token=%1b[2J", "the value of token has control characters")]
    [TestCase("token=a?module-name=softhsm2", "module-name does not say which file the library is")]
    [TestCase("token=a?module-path=libsofthsm2.so", "module-path is no absolute path: what it names is run as a part of the factory")]
    [TestCase("token=a?pin-source=file:pin", "pin-source names no file of this machine")]
    [TestCase("token=a?pin-source=file://server/pin", "pin-source names no file of this machine")]
    [TestCase("token=a?pin-source=%7Cpass%20hsm", "pin-source names no file of this machine")]
    public void What_names_no_key_is_refused_by_name(string text, string why) =>
        Assert.That(Assert.Throws<TokenException>(() => TokenUri.Parse("pkcs11:" + text))!.Why, Does.StartWith(why));

    [TestCase("token=a?pin-value=8472")]
    [TestCase("token=a;pin-value=8472")]
    [TestCase("token=a&pin-value=8472")]
    [TestCase("token=a?PIN-VALUE=8472")]
    [TestCase("token=a?pin-source=8472")]
    [TestCase("token=a?8472")]
    [TestCase("token=a?pin=8472")]
    [TestCase("token=a?pin-source=file:/a%8472")]
    public void A_pin_in_a_uri_is_refused_and_in_no_error(string text)
    {
        var error = Assert.Throws<TokenException>(() => TokenUri.Parse("pkcs11:" + text))!;
        Assert.That($"{error}", Does.Not.Contain("8472"));
    }

    [Test]
    public void The_refusal_of_a_pin_says_where_it_belongs() =>
        Assert.That(
            Assert.Throws<TokenException>(() => TokenUri.Parse("pkcs11:token=a?pin-value=8472"))!.Message,
            Does.Contain("pin-value would write the PIN into the configuration").And.Contain("pin-source=file:/").And.Contain("SIGNING_PIN")
        );
}
