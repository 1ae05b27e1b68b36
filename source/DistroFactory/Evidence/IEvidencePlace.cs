namespace DistroFactory.Evidence;

/// <summary>A stage or a place, as anybody reads it who trusts nothing in it.</summary>
internal interface IEvidencePlace
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Opens a file; null: there is none.</summary>
    /// <param name="path">Below the root.</param>
    Stream? Open(string path);

    /// <summary>SHA-256 of a file where that is known without reading it again, else what reading it tells.</summary>
    /// <param name="path">Below the root.</param>
    /// <param name="read">Reads it.</param>
    string Digest(string path, Func<string> read) => read();
}
