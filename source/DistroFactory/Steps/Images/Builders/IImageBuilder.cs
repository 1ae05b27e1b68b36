using System.Collections.Immutable;
using DistroFactory.Foundation;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>Makes images of the version that was mixed.</summary>
internal interface IImageBuilder
{
    /// <summary>How many cores one image keeps busy; so many fewer are made at once.</summary>
    int CoresPerImage { get; }

    /// <summary>Makes the files of one image, each named <c>NAME.SOMETHING</c>.</summary>
    /// <param name="order">What to make, and the folder to make it in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The files, whole paths.</returns>
    /// <exception cref="FactoryException">It cannot be made.</exception>
    Task<ImmutableArray<string>> BuildAsync(ImageOrder order, CancellationToken cancellation);
}
