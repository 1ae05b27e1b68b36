namespace DistroFactory.Run;

/// <summary>Tells the progress of a library as that of a step.</summary>
/// <param name="progress">Who watches the step; null: nobody.</param>
/// <param name="translate">The library's words in those of a step.</param>
internal sealed class ProgressRelay<T>(IProgress<StepProgress>? progress, Func<T, StepProgress> translate) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => progress?.Report(translate(value));
}
