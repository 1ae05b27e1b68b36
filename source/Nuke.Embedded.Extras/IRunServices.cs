namespace Nuke.Embedded;

/// <summary>What the engine does for the code of a running target.</summary>
internal interface IRunServices
{
    CancellationToken Cancellation { get; }

    void Report(string phase, long done, long total, bool inBytes);

    void Tell(string output, string value);

    void WriteDetail(string text);

    void SetSubject(string name, string kind);
}
