using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace DistroFactory.Testing;

/// <summary>
/// A test that takes longer than one waits for: only a thorough run has it (<see cref="Thorough"/>). <c>./build.sh Test</c> leaves the
/// category out.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ThoroughAttribute : NUnitAttribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyNames.Category, "Thorough");
        if (Thorough.IsAsked || test.RunState != RunState.Runnable)
            return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, "only in a thorough run (./build.sh Test --thorough)");
    }
}
