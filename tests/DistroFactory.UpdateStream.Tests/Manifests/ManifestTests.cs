using System.Text;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Tests.Manifests;

public sealed class ManifestTests
{
    private const string Hash = "6c27df6efcd6fc401ff1bc67c970b83eef115f6473db4fb9d57e5de317eba96e";
    private const string Header =
        "MANIFEST\t30\nversion:\t20\nprevious:\t10\nfilecount:\t1\ntimestamp:\t5\ncontentsize:\t0\nincludes:\tos-core\n\n";

    [Test]
    public void Every_manifest_of_the_reference_is_written_back_byte_for_byte()
    {
        var www = Reference.Mix("www");
        var manifests = Directory
            .GetFiles(www, "Manifest.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is not (".tar" or ".sig"))
            .ToList();
        Assert.That(manifests, Has.Count.GreaterThan(50));
        foreach (var path in manifests)
        {
            var text = File.ReadAllBytes(path);
            var manifest = ManifestReader.ReadFile(path);
            var expected =
                manifest.StatedFileCount == manifest.Entries.Length
                    ? Encoding.UTF8.GetString(text)
                    // The reference counts variant directories it does not list (bundle "extras").
                    : Encoding
                        .UTF8.GetString(text)
                        .Replace($"filecount:\t{manifest.StatedFileCount}\n", $"filecount:\t{manifest.Entries.Length}\n");
            Assert.That(Encoding.UTF8.GetString(ManifestWriter.Write(manifest)), Is.EqualTo(expected), path);
        }
    }

    [Test]
    public void The_entries_of_the_reference_stand_in_our_order()
    {
        var www = Reference.Mix("www");
        foreach (
            var path in Directory
                .GetFiles(www, "Manifest.*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is not (".tar" or ".sig"))
        )
            Assert.That(ManifestReader.ReadFile(path).Entries, Is.Ordered.Using(EntryOrder.Instance), path);
    }

    [Test]
    public void The_mom_holds_the_swupd_hash_of_every_bundle_manifest()
    {
        var www = Reference.Mix("www");
        var checkedManifests = 0;
        foreach (var version in new[] { "10", "20", "30", "40" })
        {
            foreach (var entry in ManifestReader.ReadFile(Path.Combine(www, version, "Manifest.MoM")).Entries)
            {
                var text = File.ReadAllBytes(Path.Combine(www, entry.Version.ToString(), "Manifest." + entry.Name));
                Assert.That(ManifestWriter.HashOf(text), Is.EqualTo(entry.Hash), entry.Name);
                checkedManifests++;
            }
        }

        Assert.That(checkedManifests, Is.GreaterThan(50));
    }

    [TestCase("", 0, TestName = "An_empty_text_is_refused")]
    [TestCase("MANIFEST\t30", 0, TestName = "A_text_without_final_newline_is_refused")]
    [TestCase("MANIFEST 30\n", 1, TestName = "A_first_line_without_tab_is_refused")]
    [TestCase("MANIFEST\t30\nprevious:\t1\n\n", 3, TestName = "A_header_without_version_is_refused")]
    [TestCase("MANIFEST\t30\nversion:\t10\n", 2, TestName = "A_text_that_ends_in_the_header_is_refused")]
    [TestCase("MANIFEST\t30\nprevious:\t1\nversion:\t10\n\n", 3, TestName = "Header_lines_out_of_order_are_refused")]
    [TestCase("MANIFEST\t30\nversion:\t10\nversion:\t10\n\n", 3, TestName = "A_repeated_header_line_is_refused")]
    [TestCase("MANIFEST\t30\nversion:\t10\nnonsense:\t10\n\n", 3, TestName = "An_unknown_header_line_is_refused")]
    [TestCase("MANIFEST\t30\nversion:\t010\n\n", 2, TestName = "A_number_with_leading_zero_is_refused")]
    [TestCase("MANIFEST\t30\nversion:\t-1\n\n", 2, TestName = "A_negative_number_is_refused")]
    [TestCase("MANIFEST\t25\nversion:\t10\nminversion:\t10\n\n", 3, TestName = "A_minversion_before_format_26_is_refused")]
    [TestCase("MANIFEST\t28\nversion:\t10\nalso-add:\ta\n\n", 3, TestName = "An_also_add_before_format_29_is_refused")]
    [TestCase(
        "MANIFEST\t30\nversion:\t10\ncontentsize:\t2000000000001\n\n",
        3,
        TestName = "More_content_than_the_client_allows_is_refused"
    )]
    [TestCase("MANIFEST\t30\nversion:\t10\nfilecount:\t4000001\n\n", 3, TestName = "More_files_than_the_client_allows_are_refused")]
    [TestCase("MANIFEST\t30\nversion:\t10\nincludes:\t../x\n\n", 3, TestName = "An_include_that_is_a_path_is_refused")]
    public void A_bad_header_is_refused_with_its_line(string text, int line) => AssertRefused(text, line);

    [TestCase($"F...\t{Hash}\t10\t/a\r", TestName = "Carriage_returns_are_refused")]
    [TestCase("", TestName = "A_blank_line_among_entries_is_refused")]
    [TestCase($"F... {Hash}\t10\t/a", TestName = "A_space_for_a_tab_is_refused")]
    [TestCase($"X...\t{Hash}\t10\t/a", TestName = "An_unknown_type_is_refused")]
    [TestCase($"M...\t{Hash}\t10\t/a", TestName = "A_manifest_entry_outside_the_MoM_is_refused")]
    [TestCase($"Fx..\t{Hash}\t10\t/a", TestName = "An_unknown_status_is_refused")]
    [TestCase($"F.!.\t{Hash}\t10\t/a", TestName = "An_unknown_variant_is_refused")]
    [TestCase($"F..!\t{Hash}\t10\t/a", TestName = "An_unknown_misc_flag_is_refused")]
    [TestCase($"F...\t{Hash}\tten\t/a", TestName = "A_version_that_is_no_number_is_refused")]
    [TestCase($"F...\t{Hash}\t10\ta", TestName = "A_relative_path_is_refused")]
    [TestCase($"F...\t{Hash}\t10\t/a/../b", TestName = "A_path_that_climbs_is_refused")]
    [TestCase($"F...\t{Hash}\t10\t/a//b", TestName = "A_path_with_an_empty_part_is_refused")]
    [TestCase($"F...\t{Hash}\t10\t/", TestName = "The_root_is_refused")]
    [TestCase($"F...\t{Hash}\t10\t", TestName = "An_empty_name_is_refused")]
    [TestCase("F...\t6C27DF6EFCD6FC401FF1BC67C970B83EEF115F6473DB4FB9D57E5DE317EBA96E\t10\t/a", TestName = "Upper_case_hex_is_refused")]
    [TestCase("F...\t6c27\t10\t/a", TestName = "A_short_hash_is_refused")]
    public void A_bad_entry_is_refused_with_its_line(string entry) => AssertRefused($"{Header}F...\t{Hash}\t10\t/usr\n{entry}\n", line: 10);

    [Test]
    public void A_line_longer_than_the_client_reads_is_refused()
    {
        var longest = new string('x', ManifestLimits.LineBytes - $"F...\t{Hash}\t10\t/\n".Length);
        Assert.That(Parse($"{Header}F...\t{Hash}\t10\t/{longest}\n").Entries, Has.Length.EqualTo(1));
        AssertRefused($"{Header}F...\t{Hash}\t10\t/{longest}x\n", line: 9);
    }

    [Test]
    public void A_name_that_is_not_utf8_is_refused()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes($"{Header}F...\t{Hash}\t10\t/a"), 0xff, (byte)'\n'];
        Assert.That(() => ManifestReader.Parse(text, "apps"), Throws.TypeOf<ManifestFormatException>().With.Property("Line").EqualTo(9));
    }

    private static Manifest Parse(string text) => ManifestReader.Parse(Encoding.UTF8.GetBytes(text), "apps");

    private static void AssertRefused(string text, int line) =>
        Assert.That(() => Parse(text), Throws.TypeOf<ManifestFormatException>().With.Property("Line").EqualTo(line));
}
