using System.Text;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Tests;

/// <summary>A secret is legible nowhere, however it is written.</summary>
public sealed class SecretTests
{
    private const string Secret = "p@ss word+42/x";

    [TestCase("plain p@ss word+42/x in a sentence")]
    [TestCase("https://user:p%40ss%20word%2B42%2Fx@host/")]
    [TestCase("""{"key":"p@ss word\u002B42/x"}""")]
    public void It_is_masked_in_text_in_addresses_and_in_JSON(string text) =>
        Assert.That(Mask(Secret).Apply(text), Does.Contain("***").And.Not.Contain("word"));

    [TestCase("")]
    [TestCase("u:")]
    [TestCase("us:")]
    [TestCase("user:")]
    public void It_is_masked_in_base64_whatever_is_encoded_with_it(string before)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Secret + "\n"));
        var masked = Mask(Secret).Apply($"Authorization: Basic {encoded}");
        Assert.That(masked, Does.Contain("***"));
        Assert.That(masked.Length, Is.LessThan("Authorization: Basic ".Length + 16));
    }

    [TestCase("https://t0ken@git.acme.example/x.git")]
    [TestCase("--config https://me:t0ken@git.acme.example/x.git#main")]
    [TestCase("ssh://git:t0ken@git.acme.example/x.git")]
    public void What_an_address_holds_in_front_of_its_host_is_masked_although_nobody_said_that_it_is_a_secret(string text) =>
        Assert.That(new SecretMask().Apply(text), Does.Contain("://***@git.acme.example/x.git").And.Not.Contain("t0ken"));

    [TestCase("ssh://git@git.acme.example/x.git")]
    [TestCase("https://acme.example/@x")]
    public void A_name_in_an_address_is_no_secret(string text) => Assert.That(new SecretMask().Apply(text), Is.EqualTo(text));

    [Test]
    public void Every_line_of_a_key_is_masked_but_no_single_brace()
    {
        var mask = Mask("-----BEGIN KEY-----\nabcdef\nghijkl\n}\n-----END KEY-----\n");
        Assert.That(mask.Apply("line ghijkl of the key }"), Is.EqualTo("line *** of the key }"));
    }

    [Test]
    public void A_secret_that_the_build_has_by_itself_is_masked()
    {
        using var stage = new Stage();
        Assert.That(stage.Run<KindsBuild>("Show").Output, Does.Contain("***").And.Not.Contain("k33p-me"));
    }

    [Test]
    public void GitHub_hears_of_a_secret_before_anything_else_is_printed()
    {
        using var stage = new Stage();
        stage.Variables["GITHUB_ACTIONS"] = "true";
        stage.Variables["TOKEN"] = "s3cr3t";
        var lines = stage.Run<SampleBuild>("Fetch").Output.Split('\n');
        Assert.That(lines[0], Is.EqualTo("::add-mask::s3cr3t"));
        Assert.That(lines[1..], Has.None.Contains("s3cr3t"));
    }

    [Test]
    public void What_a_child_process_prints_through_the_build_is_masked()
    {
        using var stage = new Stage();
        stage.Variables["TOKEN"] = "s3cr3t";
        Assert.That(stage.Run<SampleBuild>("Echo").Output, Does.Contain("child says ***").And.Not.Contain("s3cr3t"));
    }

    private static SecretMask Mask(string secret)
    {
        var mask = new SecretMask();
        mask.Add([secret]);
        return mask;
    }
}
