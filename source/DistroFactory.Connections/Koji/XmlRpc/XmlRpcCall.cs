using System.Collections.Immutable;

namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>A call of a method.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Parameters">What it is called with, see <see cref="XmlRpcWriter"/>.</param>
internal sealed record XmlRpcCall(string Method, params ImmutableArray<object?> Parameters)
{
    /// <summary>Marks the struct of arguments by name that comes last; a convention of Koji.</summary>
    private const string ByNameMark = "__starstar";

    /// <summary>What comes behind the server's address; empty: nothing.</summary>
    public string Path { get; init; } = "";

    /// <summary>Headers besides the usual ones.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The call with arguments by name; those that are null are left out.</summary>
    public XmlRpcCall With(params IEnumerable<(string Name, object? Value)> named) =>
        this with
        {
            Parameters = Parameters.Add(
                named
                    .Where(argument => argument.Value is not null)
                    .Append((ByNameMark, true))
                    .Select(argument => new KeyValuePair<string, object?>(argument.Name, argument.Value))
                    .ToArray()
            ),
        };
}

/// <summary>What a method returned.</summary>
/// <param name="Value">See <see cref="XmlRpcReader"/>.</param>
/// <param name="Header">A header of the answer by name; null when it has none.</param>
internal sealed record XmlRpcAnswer(object? Value, Func<string, string?> Header);
