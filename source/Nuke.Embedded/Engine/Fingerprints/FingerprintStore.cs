using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>The fingerprints of the targets that have <see cref="InputsAttribute"/>.</summary>
internal sealed class FingerprintStore(BuildRun run)
{
    public TargetFingerprint? Of(ExecutableTarget target) =>
        TargetAttributes.Of<InputsAttribute>(target) is { } inputs
            ? new(run, target, inputs, TargetAttributes.Of<OutputsAttribute>(target))
            : null;
}
