using DistroFactory.Configuration;
using DistroFactory.Configuration.Needs;
using DistroFactory.Configuration.Reading;

namespace DistroFactory.Tests.Configuration;

/// <summary>What a configuration needs of a CI server is found without a value of any variable.</summary>
public sealed class NeedsTests
{
    private const string Everything = """
        name: acme
        url: https://update.acme.example
        content:
          - repository: { url: "${MIRROR}/repo" } # ${IN_A_COMMENT}
          - github: { repository: acme/packages }
        signing: { key: "${ROOT}", certificate: "${CERTIFICATES}/root.pem" }
        koji: { tag: acme, hub: https://koji.acme.example, certificate: "${LOGIN}" }
        publish:
          - { rsync: "web@acme.example:/srv", shell: "ssh -i ${SSH_KEY_FILE}", automatic: false }
          - github: { repository: acme/os }
        variables: { PIN: "${TOKEN_PIN}", TEXT: "$${LITERAL}" }
        """;

    [Test]
    public void A_distro_yaml_names_variables_files_and_secrets()
    {
        using var folder = new ConfigFolder(Everything);
        var needs = ConfigurationReader.ReadNeeds(folder.Path, _ => null);
        Assert.That(
            needs.Variables,
            Is.EqualTo(
                new NamedVariable[]
                {
                    new("CERTIFICATES", false, false),
                    new("LOGIN", true, true),
                    new("MIRROR", false, false),
                    new("ROOT", true, true),
                    new("SSH_KEY_FILE", true, true),
                    new("TOKEN_PIN", true, false),
                }
            )
        );
        Assert.That(
            needs with
            {
                Variables = [],
            },
            Is.EqualTo(
                new ConfigurationNeeds
                {
                    PublishesOnRequest = true,
                    PublishesToGitHub = true,
                    ReadsFromGitHub = true,
                    HasKojiSite = true,
                }
            )
        );
    }

    [Test]
    public void The_least_configuration_needs_nothing()
    {
        using var folder = new ConfigFolder();
        var needs = ConfigurationReader.ReadNeeds(folder.Path, _ => null);
        Assert.That(needs.Variables, Is.Empty);
        Assert.That(needs with { Variables = [] }, Is.EqualTo(new ConfigurationNeeds()));
    }

    [Test]
    public void A_config_sh_needs_what_it_does_not_set_itself()
    {
        using var folder = new ShellFolder(
            ShellFolder.Least
                + """
                HERE=$PWD # $IN_A_COMMENT
                NUM_DELTA_BUILDS=${NUM_DELTA_BUILDS:-3}
                STAGING_DIR=/srv/$NAMESPACE/$HERE
                sign_update() { openssl cms -sign -in "$1" -out "$2" -inkey "${KEY_FILE}" -passin "env:$SIGNING_PASSWORD"; }
                """
        );
        var needs = ConfigurationReader.ReadNeeds(WithCertificate(folder), name => folder.Variables.GetValueOrDefault(name));
        Assert.That(
            needs.Variables.Select(variable => variable.Name),
            Is.EqualTo(new[] { "KEY_FILE", "NAMESPACE", "NUM_DELTA_BUILDS", "SIGNING_PASSWORD" })
        );
        Assert.That(
            needs.Variables.Where(variable => variable.IsSecret).Select(variable => (variable.Name, variable.IsFile)),
            Is.EqualTo(new[] { ("KEY_FILE", true), ("SIGNING_PASSWORD", false) })
        );
        Assert.That(needs.PublishesOnRequest, Is.False);
    }

    [Test]
    public void A_config_sh_with_a_publishing_host_publishes_on_request([Values] bool byEnvironment)
    {
        using var folder = new ShellFolder(
            ShellFolder.Least + (byEnvironment ? "" : "PUBLISHING_HOST=www.acme.example\nPUBLISHING_ROOT=/srv/www\n")
        );
        if (byEnvironment)
        {
            folder.Variables["PUBLISHING_HOST"] = "www.acme.example";
            folder.Variables["PUBLISHING_ROOT"] = "/srv/www";
        }

        var needs = ConfigurationReader.ReadNeeds(folder.Path, name => folder.Variables.GetValueOrDefault(name));
        Assert.That(needs.PublishesOnRequest, Is.True);
        Assert.That(
            needs.Variables.Select(variable => variable.Name),
            Is.EqualTo(byEnvironment ? new[] { "PUBLISHING_HOST", "PUBLISHING_ROOT" } : [])
        );
    }

    [Test]
    public void What_is_no_document_is_refused_with_its_line()
    {
        using var folder = new ConfigFolder("name: [");
        Assert.That(() => ConfigurationReader.ReadNeeds(folder.Path, _ => null), Throws.InstanceOf<ConfigurationException>());
    }

    [Test]
    public void A_variable_that_a_server_passes_empty_is_named()
    {
        using var folder = new ConfigFolder(ConfigFolder.Least + "signing: { key: \"${KEY_FILE}\", certificate: root.pem }\n");
        folder.Variables["KEY_FILE"] = "";
        Assert.That(folder.Problems(), Has.Some.Contains("the environment variable KEY_FILE is empty"));
    }

    private static string WithCertificate(ShellFolder folder)
    {
        folder.Write("root.pem", "");
        File.AppendAllText(folder["config.sh"], "\nSWUPD_CERT=root.pem\n");
        return folder.Path;
    }
}
