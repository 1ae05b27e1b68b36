using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>What tells how many machines are at which version, so that deltas are made from where they are.</summary>
internal abstract record FleetConfiguration;

/// <summary>A table of versions and machines.</summary>
/// <param name="Path">The file, an absolute path.</param>
internal sealed record FleetTableSource(string Path) : FleetConfiguration;

/// <summary>Access logs of the web server that clients fetch from.</summary>
/// <param name="Files">Absolute paths; in the name of a file * and ? match.</param>
/// <param name="Format">The form of their lines.</param>
/// <param name="Path">What comes before the version in the path of a request: <c>/update</c>.</param>
internal sealed record FleetLogSource(ImmutableArray<string> Files, AccessLogFormat Format, string Path) : FleetConfiguration;

/// <summary>The form of the lines of an access log.</summary>
internal enum AccessLogFormat
{
    /// <summary>Each line tells: JSON begins with a brace.</summary>
    Auto,

    /// <summary>The common or combined format of Apache, nginx and others, with or without a virtual host before it.</summary>
    Common,

    /// <summary>A JSON object a line.</summary>
    Json,
}
