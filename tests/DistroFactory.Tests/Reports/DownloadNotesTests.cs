using System.Text.Json;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.State;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Tests.Reports;

public sealed class DownloadNotesTests
{
    private static readonly DownloadReport s_report = new(
        new(2_000, 0, 61_000_000, 0, 9),
        [new(new(10), new(1_500, 400, 5_000_000, 12_000, 14))],
        [
            new("editors", 4_100, new(500, 0, 2_000, 0, 3), new(2_000, 0, 61_000_000, 0, 9), null, null),
            new(
                "os-core",
                1_000,
                new(1_500, 0, 59_000, 0, 3),
                new(1_500, 0, 59_000, 0, 6),
                new(0, 400, 5_000, 0, 4),
                new(900, 400, 5_000, 0, 8)
            ),
        ]
    );

    [Test]
    public void The_text_has_a_line_for_all_bundles_and_a_row_for_each() =>
        Assert.That(
            DownloadNotes.Text(s_report),
            Is.EqualTo(
                """
                DOWNLOADS:

                    Installation of all bundles: 61.0 MB in 9 requests (manifests 2.0 kB, packs 61.0 MB)
                    Update of all bundles from 10: 5.0 MB in 14 requests (manifests 1.5 kB, manifest deltas 400 B, packs 5.0 MB, files fetched alone 12.0 kB)

                    Bundle     Size  Install  with includes  Update  with includes
                    editors  4.1 kB   2.5 kB        61.0 MB     new            new
                    os-core  1.0 kB  60.5 kB        60.5 kB  5.4 kB         6.3 kB

                """
            )
        );

    [Test]
    public void Markdown_has_the_same_as_tables() =>
        Assert.That(
            DownloadNotes.Markdown(s_report),
            Does.Contain("| `os-core` | 1.0 kB | 60.5 kB | 60.5 kB | 5.4 kB | 6.3 kB |")
                .And.Contain("| Update of all bundles from 10 | 5.0 MB | 14 |")
        );

    [Test]
    public void The_record_is_read_back_as_it_was_written()
    {
        var record = new VerifiedVersion(new(20), "ab", "all sound", s_report);
        var read = JsonSerializer.Deserialize<VerifiedVersion>(JsonSerializer.Serialize(record, RecordJson.Options), RecordJson.Options)!;
        Assert.That(read.Downloads!.Install, Is.EqualTo(s_report.Install));
        Assert.That(read.Downloads.Updates, Is.EqualTo(s_report.Updates));
        Assert.That(read.Downloads.Bundles, Is.EqualTo(s_report.Bundles));
    }
}
