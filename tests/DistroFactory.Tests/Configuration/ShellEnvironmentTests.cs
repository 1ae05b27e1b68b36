namespace DistroFactory.Tests.Configuration;

/// <summary>What a <c>config.sh</c> finds around it: the variables, functions and files that the original pipelines had.</summary>
[TestFixture]
public sealed class ShellEnvironmentTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void A_script_may_demand_what_the_original_pipelines_had_set(bool isNamed)
    {
        using var folder = new ShellFolder(
            """
            : "${WORK_DIR:?} ${NAMESPACE:?} ${BUNDLES_DIR:?} ${LOG_DIR:?} ${REPO_DIR:?} ${PKGS_DIR:?} " + "${VARS_DIR:?} ${SCRIPT_DIR:?} ${LIB_DIR:?} ${BUILD_FILE:?} ${RELEASE_NOTES:?} ${MIX_INCREMENT:?}"
            DISTRO_NAME=Acme
            DISTRO_URL=https://acme.example
            IS_DOWNSTREAM=false
            MIXER_DIR=${WORK_DIR}/../mixer
            STAGING_DIR=/srv/${NAMESPACE}/stage
            """
        );
        if (isNamed)
            folder.Variables["NAMESPACE"] = "acme-eu";
        var configuration = folder.Read();
        var name = isNamed ? "acme-eu" : "acme";
        Assert.That(
            (configuration.Name, configuration.StageFolder, configuration.WorkFolder),
            Is.EqualTo((name, $"/srv/{name}/stage", (string?)null))
        );
        Assert.That(configuration.Mix.Mixer.Workspace, Is.EqualTo(Path.Combine(folder.Root, name, "mixer")));
    }

    [TestCase("SWUPD_CERT=$PWD/config/keys/root.pem")]
    [TestCase("SWUPD_CERT=${SCRIPT_DIR}/../config/keys/root.pem")]
    [TestCase("SWUPD_CERT=${LIB_DIR}/config/keys/root.pem")]
    [TestCase("SWUPD_CERT=./config/keys/root.pem")]
    [TestCase("SWUPD_CERT=$(realpath config)/keys/root.pem")]
    [TestCase("SWUPD_CERT=$(dirname \"${BASH_SOURCE[0]}\")/keys/root.pem")]
    [TestCase(". ./config/more.sh")]
    public void A_script_finds_itself_where_the_original_pipelines_had_it(string line)
    {
        using var folder = new ShellFolder($"{ShellFolder.Least}{line}\nassert_file \"$SWUPD_CERT\"\nsign_update() {{ true; }}\n");
        folder.Write("keys/root.pem", "certificate");
        folder.Write("more.sh", "SWUPD_CERT=config/keys/root.pem\n");
        Assert.That(folder.Read().Signing.Certificate, Is.EqualTo(folder["keys/root.pem"]));
        Assert.That(folder.Convert().Text, Does.Contain("certificate: keys/root.pem"));
    }

    [TestCase(
        "assert_file config/keys/root.pem",
        "'assert_file config/keys/root.pem' failed: it exited with 1:\n          [ERROR] there is no file 'config/keys/root.pem'"
    )]
    [TestCase("assert_dir /no/such", "'assert_dir /no/such' failed: it exited with 1:\n          [ERROR] there is no directory '/no/such'")]
    [TestCase(
        "assert_dep no-such-tool",
        "'assert_dep no-such-tool' failed: it exited with 1:\n          [ERROR] there is no command 'no-such-tool'"
    )]
    [TestCase(
        "die() { error 'no luck'; exit 3; }; die",
        "'die() { error 'no luck'; exit 3; }; die' failed: it exited with 3:\n          [ERROR] no luck"
    )]
    public void What_a_script_asserts_is_reported_with_its_line_and_no_line_break_as_a_code(string line, string problem)
    {
        using var folder = new ShellFolder($"{ShellFolder.Least}\n{line}\n");
        Assert.That(folder.Problems(), Is.EqualTo(new[] { $"config.sh:5:1: {problem}" }));
    }

    [Test]
    public void What_a_script_demands_and_nobody_set_is_reported_with_its_line()
    {
        using var folder = new ShellFolder(ShellFolder.Least + ": \"${ACME_HOME:?}\"\n");
        Assert.That(
            folder.Problems(),
            Has.Length.EqualTo(1).And.Exactly(1).StartsWith("config.sh:4:1: ACME_HOME: parameter null or not set")
        );
    }

    [Test]
    public void Every_function_of_the_original_pipelines_may_be_called()
    {
        using var folder = new ShellFolder(
            $$"""
            {{ShellFolder.Least}}
            for name in log log_line stage section info warn error run_and_log assert_dep assert_dir assert_file function_exists silentkill var_save var_load var_load_all \
                fetch_git_repo fetch_config_repo get_upstream_version get_distro_version get_latest_versions calc_mix_version curl koji_cmd mixer_cmd sudo_mixer_cmd; do
                function_exists "$name"
            done
            stage "settings"; section "more"; info "all" "is well"; log "title" "text" 1
            VARS_DIR=$(mktemp -d); MIX_VERSION=20; var_save MIX_VERSION; MIX_VERSION=; var_load MIX_VERSION
            LOG_DIR=$VARS_DIR run_and_log echo "some text"
            CHOSEN=$MIX_VERSION-$(cat "$VARS_DIR/echo.log")
            rm -r "$VARS_DIR"
            """
        );
        Assert.That(folder.Read().Variables["CHOSEN"], Is.EqualTo("20-some text"));
    }

    [Test]
    public void A_proxy_of_the_environment_is_the_script_s_to_build_upon()
    {
        var before = Environment.GetEnvironmentVariable("no_proxy");
        Environment.SetEnvironmentVariable("no_proxy", "localhost");
        try
        {
            using var folder = new ShellFolder(ShellFolder.Least + "export no_proxy=${no_proxy},acme.example\n");
            Assert.That(folder.Read().Variables["no_proxy"], Is.EqualTo("localhost,acme.example"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("no_proxy", before);
        }
    }
}
