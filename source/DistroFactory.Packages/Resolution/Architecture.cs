namespace DistroFactory.Packages.Resolution;

/// <summary>Which packages a machine can run, best first: its own architecture, then what it emulates; <c>noarch</c> fits all.</summary>
internal sealed class Architecture
{
    /// <summary>The score of <c>noarch</c>: as good as any.</summary>
    public const int NoArchScore = 1;

    private static readonly string[] s_x86 = ["i686", "i586", "i486", "i386"];

    private readonly Dictionary<string, int> _scores = new(StringComparer.Ordinal) { ["noarch"] = NoArchScore };

    public Architecture(string machine)
    {
        string[] ladder = machine switch
        {
            "x86_64" => ["x86_64", .. s_x86],
            "i686" => s_x86,
            "armv7hl" => ["armv7hl", "armv7hnl"],
            _ => [machine],
        };
        foreach (var arch in ladder)
            _scores[arch] = _scores.Count + 1;
    }

    /// <summary>0 when the machine cannot run it, <see cref="NoArchScore"/> for noarch, else the lower the better.</summary>
    public int Score(string arch) => _scores.GetValueOrDefault(arch);
}
