namespace DistroFactory.Correctness.Tests;

/// <summary>Random damage to random lines of random manifests: none goes unnoticed.</summary>
public sealed class MutationTests
{
    // Nothing but the mixer itself can say what these must contain.
    private static readonly string[] s_free =
    [
        "/usr/lib/os-release",
        "/usr/share/clear/versionstamp",
        "/usr/share/defaults/swupd/contenturl",
        "/usr/share/defaults/swupd/versionurl",
        "/usr/share/clear/update-ca/Swupd_Root.pem",
    ];

    [TestCase(0u, 10u, 1)]
    [TestCase(10u, 20u, 2)]
    public void Every_sabotage_is_found_and_named(uint from, uint to, int seed)
    {
        using var stream = new SabotagedStream(from, to);
        Assert.That(stream.Check(), Is.Empty);
        var random = new Random(seed);
        string[] bundles =
        [
            .. Directory
                .GetFiles(Path.GetDirectoryName(stream.Manifest("x"))!, "Manifest.*")
                .Select(file => Path.GetFileName(file)["Manifest.".Length..])
                .Where(name => name is not ("MoM" or "full" or "dbg"))
                .Order(),
        ];
        Assert.Multiple(() =>
        {
            for (var round = 0; round < 25; round++)
            {
                var bundle = bundles[random.Next(bundles.Length)];
                var sound = File.ReadAllText(stream.Manifest(bundle));
                string[] lines = [.. File.ReadAllLines(stream.Manifest(bundle)).Where(line => line.Split('\t').Length == 4)];
                var line = lines[random.Next(lines.Length)];
                var (what, damaged) = Damage(line.Split('\t'), to, random);
                stream.Edit(bundle, other => other == line ? damaged : other);

                Assert.That(
                    stream.Check().Select(found => $"{found.Bundle} {found.Path}"),
                    Has.Some.EndsWith(line.Split('\t')[3]).And.Some.StartsWith(bundle),
                    $"{what}: {bundle} {line} -> {damaged}"
                );
                File.WriteAllText(stream.Manifest(bundle), sound);
            }
        });
    }

    private static (string What, string? Line) Damage(string[] fields, uint version, Random random)
    {
        var isGone = fields[0][1] != '.';
        var (flags, hash, stated, name) = (fields[0], fields[1], fields[2], fields[3]);
        return random.Next(6) switch
        {
            0 => ("another name", Line(flags, hash, stated, name + "x")),
            1 when !isGone && !s_free.Contains(name) => ("another hash", Line(flags, Flipped(hash, random), stated, name)),
            2 when !isGone => ("another type", Line((flags[0] == 'F' ? "L" : "F") + flags[1..], hash, stated, name)),
            3 when !isGone && flags[0] != 'D' => ("another export", Line(flags[..3] + (flags[3] == 'x' ? '.' : 'x'), hash, stated, name)),
            4 => ("another version", Line(flags, hash, stated == $"{version}" ? $"{version - 10}" : $"{version}", name)),
            _ => ("no line", null),
        };
    }

    private static string Line(params string[] fields) => string.Join('\t', fields);

    private static string Flipped(string hash, Random random)
    {
        var at = random.Next(hash.Length);
        return hash[..at] + (hash[at] == '0' ? '1' : '0') + hash[(at + 1)..];
    }
}
