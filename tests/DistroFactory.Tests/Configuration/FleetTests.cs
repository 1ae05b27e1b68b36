using DistroFactory.Configuration;

namespace DistroFactory.Tests.Configuration;

public sealed class FleetTests
{
    [Test]
    public void A_table_or_logs_tell_where_machines_are()
    {
        using var folder = new ConfigFolder();
        Assert.That(folder.Read().Fleet, Is.Null);
        File.WriteAllText(folder["fleet.csv"], "");
        folder.Yaml = $"{ConfigFolder.Least}fleet: {{ table: fleet.csv }}\n";
        Assert.That(folder.Read().Fleet, Is.EqualTo(new FleetTableSource(folder["fleet.csv"])));
        folder.Yaml =
            $"{ConfigFolder.Least}content-url: https://cdn.acme.example/os/update/\n"
            + "fleet: { logs: [logs/access.log*, /var/log/a], format: json }\n";
        var logs = (FleetLogSource)folder.Read().Fleet!;
        Assert.That(logs.Files, Is.EqualTo(new[] { folder["logs/access.log*"], "/var/log/a" }));
        Assert.That((logs.Format, logs.Path), Is.EqualTo((AccessLogFormat.Json, "/os/update")));
        folder.Yaml = $"{ConfigFolder.Least}fleet: {{ logs: [a], path: / }}\n";
        Assert.That(((FleetLogSource)folder.Read().Fleet!).Path, Is.Empty);
    }

    [TestCase("{ }", "fleet: needs one of table, logs")]
    [TestCase("{ table: none.csv }", "the file 'none.csv' does not exist")]
    [TestCase("{ table: distro.txt }", "does not exist")]
    [TestCase("{ logs: [] }", "logs")]
    [TestCase("{ logs: [a], format: xml }", "'xml' is not one of auto, common, json")]
    [TestCase("{ table: distro.yaml, format: json }", "fleet.format: needs 'logs' beside it")]
    [TestCase("{ logs: [a], path: update }", "'update' is not a path that begins with /")]
    public void Mistakes_are_told(string fleet, string problem)
    {
        using var folder = new ConfigFolder($"{ConfigFolder.Least}fleet: {fleet}\n");
        Assert.That(folder.Problems(), Has.Some.Contains(problem));
    }

    [Test]
    public void A_table_in_another_form_is_refused()
    {
        using var folder = new ConfigFolder($"{ConfigFolder.Least}fleet: {{ table: fleet.txt }}\n");
        File.WriteAllText(folder["fleet.txt"], "10,5\n");
        Assert.That(folder.Problems(), Has.Some.Contains("the name must end in .csv"));
    }
}
