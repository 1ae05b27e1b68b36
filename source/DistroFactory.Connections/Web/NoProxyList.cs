using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace DistroFactory.Connections.Web;

/// <summary>
/// Servers that are reached without a proxy, as <c>no_proxy</c> lists them: names with all below them, addresses, networks, or <c>*</c> for
/// all.
/// </summary>
internal sealed class NoProxyList
{
    private readonly ImmutableArray<string> _entries;

    private NoProxyList(ImmutableArray<string> entries) => _entries = entries;

    /// <summary>Reads a list of entries between commas or blanks.</summary>
    public static NoProxyList Parse(string text) => new([.. text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Whether the server of an address is listed.</summary>
    public bool Has(Uri address) => _entries.Any(entry => entry == "*" || Matches(entry, address));

    private static bool Matches(string entry, Uri address)
    {
        var host = address.Host.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(host, out var ip))
            return IPNetwork.TryParse(entry, out var network)
                ? network.Contains(ip)
                : IPAddress.TryParse(WithoutPort(entry, address).Trim('[', ']'), out var listed) && listed.Equals(ip);
        var name = WithoutPort(entry, address).Trim('.');
        return name.Length > 0
            && (host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
    }

    // An entry with another port than the address has keeps it, and so matches no name.
    private static string WithoutPort(string entry, Uri address)
    {
        var port = string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        return
            entry.EndsWith(port, StringComparison.Ordinal)
            && (entry.StartsWith('[') || entry.AsSpan(0, entry.Length - port.Length).IndexOf(':') < 0)
            ? entry[..^port.Length]
            : entry;
    }
}
