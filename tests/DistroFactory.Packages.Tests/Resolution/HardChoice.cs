using System.Collections.Immutable;

namespace DistroFactory.Packages.Tests;

/// <summary>A small repository in which the way to the answer decides about the answer, and what dnf installs there.</summary>
/// <param name="Requests">What is asked for.</param>
/// <param name="Answer">The packages besides those asked for.</param>
/// <param name="Universe">The packages, a line each.</param>
public sealed record HardChoice(ImmutableArray<string> Requests, string Answer, params string[] Universe)
{
    /// <summary>What a recommendation or a later need makes of a choice that was made before it was known.</summary>
    public static IEnumerable<HardChoice> Revised =>
        [
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c; recommends second", "second-1 provides c"),
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c", "second-1 provides c; supplements first"),
            new(
                ["app"],
                "second-1",
                "app-1 requires c",
                "first-1 provides c; requires d",
                "helper-1 provides d; recommends second",
                "second-1 provides c"
            ),
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c; requires d", "second-1 provides c, d"),
            new(
                ["app"],
                "first-1 helper-1",
                "app-1 requires helper",
                "first-1 provides c; requires helper",
                "helper-1 requires c",
                "second-1 provides c"
            ),
        ];

    /// <summary>Which of two providers is taken, when both provide something else besides.</summary>
    public static IEnumerable<HardChoice> Compared =>
        [
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c, lib = 1.10", "second-1 provides c, lib = 1.20"),
            new(["app"], "first-1", "app-1 requires c", "first-1 provides c, lib = 1.20", "second-1 provides c, lib = 1.10"),
            new(["app"], "first-1", "app-1 requires c", "first-1 provides c, lib = abcd", "second-1 provides c, lib = beef"),
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c, lib = abc", "second-1 provides c, lib = bee"),
            new(["app"], "first-1", "app-1 requires c", "first-1 provides c, lib > 1.10", "second-1 provides c, lib > 1.20"),
            new(["app"], "second-1", "app-1 requires c", "first-1 provides c, lib <= 1.10", "second-1 provides c, lib <= 1.20"),
        ];

    /// <summary>Dead ends whose lessons are needed again after the search went further back than they reach.</summary>
    public static IEnumerable<HardChoice> Learned =>
        [
            new(
                ["r2", "r3", "r4", "r5", "r6", "r7"],
                "q2x1-1 q3x0-1 q4x2-1 q5x2-1 q6x0-1 q7x1-1",
                "q0x1-1 provides c0; conflicts q4x2",
                "q0x2-1 provides c0",
                "q0x3-1 provides c0; conflicts q4x2",
                "r2-1 requires c2",
                "q2x1-1 provides c2",
                "q2x2-1 provides c2",
                "q2x3-1 provides c2; conflicts q0x2",
                "r3-1 requires c3",
                "q3x0-1 provides c3",
                "q3x1-1 provides c3; conflicts q4x3",
                "q3x2-1 provides c3; conflicts q5x0",
                "q3x3-1 provides c3",
                "r4-1 requires c4",
                "q4x2-1 provides c4",
                "q4x3-1 provides c4; conflicts q3x3",
                "r5-1 requires c5",
                "q5x0-1 provides c5; conflicts q3x0",
                "q5x2-1 provides c5; conflicts q4x3",
                "r6-1 requires c6",
                "q6x0-1 provides c6; conflicts q2x2, q3x2",
                "q6x3-1 provides c6; conflicts q2x2",
                "r7-1 requires c7",
                "q7x0-1 provides c7; conflicts q2x1; requires c0",
                "q7x1-1 provides c7"
            ),
            new(
                ["r0", "r1", "r2", "r7", "r8", "r9", "r10"],
                "q0x1-1 q10x1-1 q1x0-1 q2x2-1 q7x1-1 q8x2-1 q9x0-1",
                "r0-1 requires c0",
                "q0x0-1 provides c0",
                "q0x1-1 provides c0; conflicts q1x1",
                "r1-1 requires c1",
                "q1x0-1 provides c1",
                "q1x1-1 provides c1",
                "r2-1 requires c2",
                "q2x0-1 provides c2",
                "q2x1-1 provides c2",
                "q2x2-1 provides c2; conflicts q8x0, q10x0",
                "r7-1 requires c7",
                "q7x0-1 provides c7; conflicts q10x0, q10x1",
                "q7x1-1 provides c7; conflicts q0x0",
                "q7x2-1 provides c7; conflicts q1x1",
                "r8-1 requires c8",
                "q8x0-1 provides c8",
                "q8x2-1 provides c8",
                "r9-1 requires c9",
                "q9x0-1 provides c9; conflicts q2x0, q2x1",
                "q9x1-1 provides c9; conflicts q1x0",
                "r10-1 requires c10",
                "q10x0-1 provides c10",
                "q10x1-1 provides c10"
            ),
        ];

    /// <inheritdoc/>
    public override string ToString() => $"{Universe.Length} packages, {string.Join(' ', Requests)}: {Answer}";
}
