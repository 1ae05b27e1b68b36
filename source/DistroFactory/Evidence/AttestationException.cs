using DistroFactory.Foundation;

namespace DistroFactory.Evidence;

/// <summary>The evidence of a release does not hold.</summary>
/// <param name="what">The file.</param>
/// <param name="why">What is wrong with it.</param>
/// <param name="inner">The cause.</param>
internal sealed class AttestationException(string what, string why, Exception? inner = null)
    : FactoryException(
        $"Verifying {what}",
        why,
        "What is served is not what was released, or was released without evidence. Do not use it before you know why.",
        inner
    );
