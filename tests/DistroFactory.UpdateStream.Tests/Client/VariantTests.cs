using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>Which of several files of one name a machine takes (update-stream specification, the table of the third flag).</summary>
public sealed class VariantTests
{
    private const string Alphabet = ".acdefghijklmnopqrtuvwxyz";

    private static readonly Dictionary<CpuCapabilities, Dictionary<int, int>> s_table = new()
    {
        [CpuCapabilities.None] = new()
        {
            [0] = 0,
            [1] = 1,
            [2] = 2,
            [3] = 3,
            [4] = 8,
            [5] = 9,
            [6] = 10,
            [7] = 11,
        },
        [CpuCapabilities.V3] = new()
        {
            [1] = 4,
            [3] = 5,
            [5] = 12,
            [7] = 13,
        },
        [CpuCapabilities.V4] = new()
        {
            [2] = 6,
            [3] = 7,
            [6] = 14,
            [7] = 15,
        },
        [CpuCapabilities.VA] = new()
        {
            [4] = 16,
            [5] = 17,
            [6] = 18,
            [7] = 19,
        },
    };

    [Test]
    public void Every_machine_takes_exactly_one_of_the_files_that_exist([Range(0, 7)] int machine, [Range(0, 7)] int existing)
    {
        var taken = s_table
            .Where(row => row.Value.ContainsKey(existing) && VariantChoice.Takes((CpuCapabilities)machine, Alphabet[row.Value[existing]]))
            .Select(row => row.Key);
        Assert.That(taken, Is.EqualTo(new[] { Best(machine & existing) }));
    }

    [TestCase('s')]
    [TestCase('b')]
    [TestCase('z')]
    public void A_letter_that_means_nothing_is_taken_by_no_machine(char letter)
    {
        Assert.That(VariantChoice.IsKnown(letter), Is.False);
        Assert.That(VariantChoice.Takes((CpuCapabilities)7, letter), Is.False);
    }

    private static CpuCapabilities Best(int usable) =>
        usable >= 4 ? CpuCapabilities.VA
        : usable >= 2 ? CpuCapabilities.V4
        : usable == 1 ? CpuCapabilities.V3
        : CpuCapabilities.None;
}
