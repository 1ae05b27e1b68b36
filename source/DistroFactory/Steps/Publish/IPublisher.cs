using DistroFactory.Foundation;
using DistroFactory.Places;

namespace DistroFactory.Steps.Publish;

/// <summary>A place that a staged release is published to.</summary>
internal interface IPublisher
{
    /// <summary>The place, for logs and errors.</summary>
    string Place { get; }

    /// <summary>
    /// Brings the place to what the stage serves: first everything nothing leads to yet, then the pointers. A publication that is killed
    /// leaves served what was served before; one that is repeated brings only what is missing.
    /// </summary>
    /// <returns>What was done, one sentence without the full stop.</returns>
    /// <exception cref="FactoryException">The place cannot be reached or written, or serves a newer version.</exception>
    Task<string> PublishAsync(Publication publication, CancellationToken cancellation);
}
