using System.IO.Compression;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Fleet.Logs;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Fleet;

/// <summary>Access logs, which anybody writes to who can ask the server for something.</summary>
public sealed class AccessLogTests
{
    private const string Rest = "200 2048 \"-\" \"swupd/7.0.0\"";

    private TemporaryDirectory _directory = null!;
    private RecordedLog _log = null!;

    [SetUp]
    public void SetUp() => (_directory, _log) = (new(), new());

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void A_machine_is_at_the_version_whose_manifest_it_asked_for_last() =>
        Assert.That(
            Count(
                Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"),
                Line("198.51.100.1", "10:00:00", "/update/20/Manifest.MoM.tar"),
                Line("198.51.100.1", "10:00:01", "/update/20/Manifest.os-core.tar"),
                Line("198.51.100.1", "10:00:01", "/update/20/pack-os-core-from-10.tar"),
                Line("198.51.100.2", "10:00:00", "/update/10/Manifest.MoM.tar"),
                Line("198.51.100.3", "10:00:00", "/update/version/format1/latest")
            ),
            Is.EquivalentTo(At((10, 1), (20, 1)))
        );

    [Test]
    public void The_time_counts_whatever_the_order_of_files_is()
    {
        Write("access.log", Line("198.51.100.1", "12:00:00", "/update/30/Manifest.MoM.tar"));
        Compress("access.log.2.gz", Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"));
        Write("access.log.1", Line("198.51.100.1", "13:00:00 +0200", "/update/20/Manifest.MoM.tar"));

        Assert.That(Read("access.log*"), Is.EquivalentTo(At((30, 1))));
    }

    [TestCase("update.acme.example:443 198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /update/20/Manifest.MoM.tar HTTP/2.0\" 200 9")]
    [TestCase("client.acme.example - - [28/Nov/2026:10:00:00 +0000] \"GET http://u.example/update/20/Manifest.MoM.tar HTTP/1.1\" 304 0")]
    [TestCase("198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /update/20/Manifest.MoM.tar?again=1 HTTP/1.1\" 206 9")]
    [TestCase(
        "{\"time_iso8601\":\"2026-11-28T10:00:00+00:00\",\"remote_addr\":\"198.51.100.1\","
            + "\"request\":\"GET /update/20/Manifest.MoM.tar HTTP/1.1\",\"status\":\"200\"}"
    )]
    [TestCase(
        "{\"msec\":1764324000.123,\"remote_addr\":\"::1\",\"request_method\":\"GET\","
            + "\"request_uri\":\"/update/20/Manifest.MoM.tar\",\"status\":200}"
    )]
    [TestCase(
        "{\"ts\":1764324000.1,\"request\":{\"client_ip\":\"198.51.100.1\","
            + "\"method\":\"GET\",\"uri\":\"/update/20/Manifest.MoM.tar\"},\"status\":200}"
    )]
    [TestCase(
        "{\"ClientHost\":\"198.51.100.1\",\"RequestMethod\":\"GET\","
            + "\"RequestPath\":\"/update/20/Manifest.MoM.tar\",\"DownstreamStatus\":200,\"StartUTC\":\"2026-11-28T10:00:00Z\"}"
    )]
    public void Lines_of_several_servers_are_read(string line) => Assert.That(Count(line), Is.EquivalentTo(At((20, 1))));

    [TestCase(
        "198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /update/20/Manifest.MoM.tar HTTP/1.1\" 404 9",
        TestName = "Not_answered"
    )]
    [TestCase(
        "198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"HEAD /update/20/Manifest.MoM.tar HTTP/1.1\" 200 0",
        TestName = "Only_its_size"
    )]
    [TestCase(
        "198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /other/20/Manifest.MoM.tar HTTP/1.1\" 200 9",
        TestName = "Another_distribution"
    )]
    [TestCase(
        "198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /update/20/../10/Manifest.MoM.tar HTTP/1.1\" 200 9",
        TestName = "No_such_path"
    )]
    [TestCase(
        "198.51.100.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /update/99999999999999999999/Manifest.MoM.tar HTTP/1.1\" 200 9",
        TestName = "No_number"
    )]
    [TestCase("\"GET /update/20/Manifest.MoM.tar HTTP/1.1\" 200", TestName = "Nothing_before_the_request")]
    [TestCase("[[[ \"GET /update/20/Manifest.MoM.tar HTTP/1.1", TestName = "A_request_without_end")]
    [TestCase("{\"request\":\"GET /update/20/Manifest.MoM.tar HTTP/1.1\",\"status\":200}", TestName = "No_address")]
    [TestCase("{\"request\":[[[[[[[[[[[[[[[[[[[[[[\"/Manifest.MoM.tar\"]", TestName = "Json_that_is_deep_and_cut")]
    [TestCase(
        "{\"remote_addr\":\"\\ud800\",\"request\":\"GET /update/20/Manifest.MoM.tar HTTP/1.1\",\"status\":200}",
        TestName = "Half_a_character"
    )]
    [TestCase(
        "{\"ts\":1e400,\"remote_addr\":{},\"request\":\"GET /update/20/Manifest.MoM.tar HTTP/1.1\",\"status\":1e999}",
        TestName = "Odd_values"
    )]
    public void What_is_no_such_request_is_passed_over(string line) =>
        Assert.That(Count(line, Line("198.51.100.9", "10:00:00", "/update/30/Manifest.MoM.tar")), Is.EquivalentTo(At((30, 1))));

    [Test]
    public void A_client_cannot_write_a_request_or_a_time_into_the_name_of_a_user()
    {
        var forged = "198.51.100.1 - x [01/Jan/2099:00:00:00 +0000] GET /update/10/Manifest.MoM.tar 200 [28/Nov/2026:10:00:00 +0000] ";

        Assert.That(
            Count(
                $"{forged}\"GET /update/20/Manifest.MoM.tar HTTP/1.1\" {Rest}",
                Line("198.51.100.1", "11:00:00", "/update/30/Manifest.MoM.tar")
            ),
            Is.EquivalentTo(At((30, 1)))
        );
    }

    [Test]
    public void Versions_that_were_never_released_are_not_counted_and_the_log_says_how_many_asked_for_them()
    {
        Assert.That(
            Count(
                Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"),
                Line("198.51.100.1", "11:00:00", "/update/11/Manifest.MoM.tar"),
                Line("198.51.100.2", "11:00:00", "/update/999999999/Manifest.MoM.tar")
            ),
            Is.EquivalentTo(At((10, 1)))
        );
        Assert.That($"{_log}", Does.Contain("2 requests in the access logs were for versions that the stage does not have"));
        Assert.That($"{_log}", Does.Not.Contain("198.51"), "no address is told");
    }

    [Test]
    public void Of_the_addresses_of_an_IPv6_network_one_counts() =>
        Assert.That(
            Count([.. Enumerable.Range(1, 50).Select(i => Line($"2001:db8:1:2::{i:x}", "10:00:00", "/update/10/Manifest.MoM.tar"))]),
            Is.EquivalentTo(At((10, 1)))
        );

    [Test]
    public void Lines_of_any_length_are_passed_over_in_bounded_memory()
    {
        using (var file = new StreamWriter(_directory["access.log"]))
        {
            file.WriteLine(Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"));
            var piece = new string('A', 1 << 20) + "/update/20/Manifest.MoM.tar";
            file.Write("198.51.100.1 - - [28/Nov/2026:11:00:00 +0000] \"GET /");
            for (var i = 0; i < 64; i++)
                file.Write(piece);
            file.WriteLine();
            file.Write(Line("198.51.100.2", "10:00:00", "/update/20/Manifest.MoM.tar"));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var counted = Read("access.log");
        Assert.That(counted, Is.EquivalentTo(At((10, 1), (20, 1))));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void A_small_file_that_becomes_a_very_large_one_is_left_with_a_warning()
    {
        using (var file = new GZipStream(File.Create(_directory["access.log.gz"]), CompressionLevel.SmallestSize))
        {
            file.Write(Encoding.ASCII.GetBytes(Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar") + "\n"));
            var nothing = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                file.Write(nothing);
        }

        Write("later.log", Line("198.51.100.2", "10:00:00", "/update/20/Manifest.MoM.tar"));
        var counted = Read(8 << 20, "access.log.gz", "later.log");
        Assert.That(counted, Is.EquivalentTo(At((10, 1))));
        Assert.That($"{_log}", Does.Contain("The access logs have more than 8.4 MB").And.Contain("later.log"));
    }

    [Test]
    public void A_log_that_is_missing_or_broken_ends_nothing()
    {
        Compress("broken.gz", Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"));
        File.WriteAllBytes(_directory["broken.gz"], [.. File.ReadAllBytes(_directory["broken.gz"]).Reverse()]);
        Write("good.log", Line("198.51.100.1", "10:00:00", "/update/10/Manifest.MoM.tar"));

        Assert.That(Read(AccessLogs.MostBytes, "none*", "broken.gz", "good.log"), Is.EquivalentTo(At((10, 1))));
        Assert.That($"{_log}", Does.Contain("There is no access log").And.Contain("broken.gz could not be read to its end"));
    }

    [Test]
    public void Beyond_a_number_of_machines_some_stand_for_all()
    {
        var count = new MachineCount(_ => true, most: 8000);
        for (var i = 0; i < 40_000; i++)
            count.Add(new(LoggedRequest.MachineOf($"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"), 1, new(i % 4 == 0 ? 10u : 20u)));

        var result = count.Result();
        Assert.That(result[new(10)], Is.EqualTo(10_000).Within(10).Percent);
        Assert.That(result[new(20)], Is.EqualTo(30_000).Within(10).Percent);
    }

    private static string Line(string address, string time, string path) =>
        $"{address} - - [28/Nov/2026:{time}{(time.Contains(' ') ? "" : " +0000")}] \"GET {path} HTTP/1.1\" {Rest}";

    private static Dictionary<StreamVersion, long> At(params (uint Version, long Machines)[] machines) =>
        machines.ToDictionary(at => new StreamVersion(at.Version), at => at.Machines);

    private IReadOnlyDictionary<StreamVersion, long> Count(params string[] lines)
    {
        Write("access.log", lines);
        return Read("access.log");
    }

    private IReadOnlyDictionary<StreamVersion, long> Read(string pattern) => Read(AccessLogs.MostBytes, pattern);

    private IReadOnlyDictionary<StreamVersion, long> Read(long limit, params string[] patterns) =>
        new AccessLogs(new([.. patterns.Select(pattern => _directory[pattern])], AccessLogFormat.Auto, "/update"), _log)
        {
            Limit = limit,
        }.Count(version => version.Value is 10 or 20 or 30, CancellationToken.None);

    private void Write(string name, params string[] lines) => File.WriteAllLines(_directory[name], lines);

    private void Compress(string name, params string[] lines)
    {
        using var file = new StreamWriter(new GZipStream(File.Create(_directory[name]), CompressionLevel.Fastest));
        foreach (var line in lines)
            file.WriteLine(line);
    }
}
