using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Steps.FetchConfig;

namespace DistroFactory.Session;

/// <summary>
/// Looks at a configuration and leaves no trace in the work area: whatever is fetched for that goes into one directory, which is removed.
/// </summary>
/// <param name="access">Gets at the configuration.</param>
/// <param name="options">What the command line says.</param>
/// <param name="answer">Where answers are told.</param>
internal sealed class ConfigLook(ConfigAccess access, ReleaseOptions options, RunLog answer)
{
    /// <summary>Looks.</summary>
    /// <param name="look">Is given the workplace, and the directory.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<T> AsideAsync<T>(Func<Workplace, string, Task<T>> look, CancellationToken cancellation) =>
        TemporaryFolder.UseAsync(
            "look",
            async aside =>
            {
                var workplace = await access.PreviewAsync(aside, cancellation);
                options.Subject(workplace.Directory.Namespace, "");
                return await look(workplace, aside);
            }
        );

    /// <inheritdoc cref="AsideAsync{T}"/>
    public Task AsideAsync(Func<Workplace, string, Task> look, CancellationToken cancellation) =>
        AsideAsync(
            async (workplace, aside) =>
            {
                await look(workplace, aside);
                return true;
            },
            cancellation
        );

    /// <summary>Looks with a stage that has what is published already.</summary>
    /// <param name="look">Is given the workplace.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="first">What comes before anything is fetched from the places; null: nothing.</param>
    public Task<T> AheadAsync<T>(Func<Workplace, Task<T>> look, CancellationToken cancellation, Func<Workplace, Task>? first = null) =>
        AsideAsync(
            async (workplace, aside) =>
            {
                await (first?.Invoke(workplace) ?? Task.CompletedTask);
                ReleaseSigner.WarnOfExpiry(workplace);
                return await look(await StageReadiness.LookAheadAsync(workplace, Path.Combine(aside, "places"), cancellation));
            },
            cancellation
        );

    /// <summary>Answers, a line each.</summary>
    /// <param name="look">Finds the answer.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AnswerAsync(Func<Workplace, IReadOnlyList<string>> look, CancellationToken cancellation)
    {
        foreach (var line in await AsideAsync((workplace, _) => Task.FromResult(look(workplace)), cancellation))
            answer.WriteLine(line);
    }
}
