using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Tags;

namespace DistroFactory.Unfinished;

/// <summary>
/// The list of what is still to be done for releases that are served already. It lies in the state folder, which runs do not empty.
/// </summary>
/// <param name="workplace">The namespace and its stage.</param>
internal sealed class UnfinishedList(Workplace workplace)
{
    private readonly string _path = Path.Combine(workplace.Directory.State, "unfinished.json");

    /// <summary>What is still to be done; null: nothing.</summary>
    /// <exception cref="RecordException">The list is damaged.</exception>
    public UnfinishedRelease? Find()
    {
        if (!File.Exists(_path))
            return null;
        UnfinishedRelease list;
        try
        {
            list =
                JsonSerializer.Deserialize<UnfinishedRelease>(File.ReadAllText(_path), RecordJson.Options)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new RecordException(
                "Reading what the latest release lacks",
                $"{_path} is damaged: {error.Message}",
                "Remove it; then see to it that the latest release is published and tagged.",
                error
            );
        }

        // It is written before the release is served: one whose run ended in between is made again.
        var served = workplace.Stage.ReadLatest();
        list = list with
        {
            IsToBePublished = list.IsToBePublished && list.Version == served,
            Tags = [.. list.Tags.Where(tag => tag.Version <= served)],
        };
        return list.IsToBePublished || !list.Tags.IsEmpty ? list : null;
    }

    /// <summary>Remembers what a release needs that is served in the next moment, besides what earlier ones still lack.</summary>
    /// <param name="plan">The release.</param>
    /// <param name="publishes">Whether this run publishes it.</param>
    /// <param name="tags">Whether this run tags it.</param>
    public void Begin(ReleasePlan plan, bool publishes, bool tags) =>
        Save(
            new(
                plan.Version,
                publishes && workplace.Configuration.Publish.Any(target => target.IsAutomatic),
                [
                    .. Find()?.Tags ?? [],
                    .. PlannedTags
                        .Of(workplace, plan.Version)
                        .Where(planned => tags && ReleaseTag.CanApply(planned.Source))
                        .Select(planned => new PendingTag(plan.Version, planned.Source, planned.Tag)),
                ]
            )
        );

    /// <summary>The latest release was published.</summary>
    public void Published() => Change(list => list with { IsToBePublished = false });

    /// <summary>A tag is there.</summary>
    public void Tagged(string tag) => Change(list => list with { Tags = list.Tags.RemoveAll(pending => pending.Tag == tag) });

    private void Change(Func<UnfinishedRelease, UnfinishedRelease> change)
    {
        if (Find() is { } list)
            Save(change(list));
    }

    private void Save(UnfinishedRelease list)
    {
        if (list is { IsToBePublished: false, Tags: [] })
            FileNames.Remove(_path);
        else
            AtomicFile.WriteAllText(_path, JsonSerializer.Serialize(list, RecordJson.Options) + "\n");
    }
}
