namespace DistroFactory.State;

/// <summary>A kind of record: what one target saves and others read.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Name">Its file's name, without <c>.json</c>.</param>
/// <param name="MadeBy">The target that saves it, for the message when it is missing.</param>
/// <param name="Schema">Raised whenever <typeparamref name="T"/> changes so that older files no longer mean the same.</param>
internal sealed record RecordKind<T>(string Name, string MadeBy, int Schema = 1)
    where T : class;
