using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DistroFactory.Conformance.Tests;

/// <summary>A team that ran the original pipelines gets the same from our factory, without its defects.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ConformanceTests
{
    private static readonly string[] s_inProcessOnly = ["in-process"];

    [TestCaseSource(typeof(Recording), nameof(Recording.Names))]
    public async Task What_was_recorded_of_the_original_happens_with_ours(string name)
    {
        var recording = Recording.Read(name);
        using var world = new LegacyFactory(recording);
        var (observed, output) = await FactoryRun.OfAsync(recording, world);
        var expected = Expect(recording);
        var comparable = Comparable(observed, expected);
        Assert.That($"{comparable}", Is.EqualTo($"{expected}"), () => $"{Differences(expected, comparable)}\n{output}");
        foreach (
            var sentence in Recording
                .Read(name)
                .Expect.Steps.SelectMany(step => step.Errors)
                .Where(error => error.StartsWith("[ERROR]", StringComparison.Ordinal))
        )
            Assert.That(output, Does.Match(Sentences.Of(sentence)), $"the original said: {sentence}");
    }

    [Test]
    public void Every_deviation_is_one_of_a_recording_and_has_a_reason()
    {
        var recordings = Recording.Names.ToArray();
        Assert.Multiple(() =>
        {
            foreach (var deviation in Deviations.All)
            {
                Assert.That(deviation.Because, Does.Match(@"^(in-process|mixer|defect ([1-9]|1[0-2]))$"), $"{deviation}");
                Assert.That(recordings.Where(deviation.IsFor), Is.Not.Empty, $"{deviation}: there is no such recording");
            }
        });
    }

    // What the recording says, corrected by every deviation that is declared for it; a declaration that changes nothing is wrong.
    private static Observation Expect(Recording recording)
    {
        var expected = Observation.Of(recording);
        foreach (var deviation in Deviations.All.Where(deviation => deviation.IsFor(recording.Name)))
        {
            var corrected = deviation.Correct(expected);
            Assert.That(
                $"{corrected}" != $"{expected}" || s_inProcessOnly.Contains(deviation.Because),
                $"{deviation}: the recording {recording.Name} says so already"
            );
            expected = corrected;
        }

        return expected;
    }

    private static string Differences(Observation expected, Observation observed)
    {
        var (then, now) = ($"{expected}".Split('\n'), $"{observed}".Split('\n'));
        return string.Join('\n', then.Except(now).Select(line => $"- {line}").Concat(now.Except(then).Select(line => $"+ {line}")));
    }

    // What follows the five sections of the original.
    [GeneratedRegex("\n(?=(VERSIONS MADE|DOWNGRADED PACKAGES|REBUILT PACKAGES|ADDED BUNDLES):)")]
    private static partial Regex Further();

    // Ours may say and keep more than the original did.
    private static Observation Comparable(Observation observed, Observation expected) =>
        observed with
        {
            Stage = Deviations.WithoutAdditions(observed.Stage, expected.Stage),
            Variables = observed
                .Variables.Where(variable => expected.Variables.ContainsKey(variable.Key))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Texts = observed.Texts.ToImmutableSortedDictionary(
                text => text.Key,
                text => text.Key.Contains("release-notes", StringComparison.Ordinal) ? Further().Split(text.Value)[0] : text.Value
            ),
        };
}
