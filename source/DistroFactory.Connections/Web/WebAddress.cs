using System.Net.Http.Headers;
using System.Text;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Web;

/// <summary>Addresses that may carry a name and a password: <c>https://USER:PASSWORD@HOST/PATH</c>.</summary>
internal static class WebAddress
{
    /// <summary>Whether a place is an http(s) address.</summary>
    public static bool IsWeb(string place) =>
        Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    /// <summary>The address without name and password: what is sent, recorded and compared.</summary>
    public static Uri Plain(Uri address) =>
        address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    /// <summary>The address as it may be shown: name and password hidden.</summary>
    public static string Shown(Uri address) =>
        address.UserInfo.Length == 0 ? address.AbsoluteUri : Plain(address).AbsoluteUri.Replace("://", "://***@", StringComparison.Ordinal);

    /// <summary>Any place as it may be shown: an address with its password hidden, a path as it is.</summary>
    public static string Shown(string place) =>
        place.Contains("://", StringComparison.Ordinal)
        && Uri.TryCreate(place, UriKind.Absolute, out var address)
        && address.UserInfo.Length > 0
            ? Shown(address).TrimEnd('/')
            : AddressText.WithoutCredentials(place);

    /// <summary>Any place without name and password: what is published.</summary>
    public static string Published(string place) =>
        place.Contains("://", StringComparison.Ordinal)
        && Uri.TryCreate(place, UriKind.Absolute, out var address)
        && address.UserInfo.Length > 0
            ? Plain(address).AbsoluteUri.TrimEnd('/')
            : place;

    /// <summary>Name and password as a header; null when the address has none.</summary>
    public static AuthenticationHeaderValue? Credentials(Uri address) =>
        address.UserInfo.Length == 0
            ? null
            : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));

    /// <summary>The folder or file of this machine that a <c>file://</c> address names; anything else as it is.</summary>
    public static string Folder(string place) =>
        place.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(place, UriKind.Absolute, out var address) && address.IsFile
            ? address.LocalPath
            : place;

    /// <summary>An address with the name and password of another, if it is on the same server.</summary>
    public static Uri WithCredentialsOf(Uri root, Uri address) =>
        root.UserInfo.Length > 0
        && address.UserInfo.Length == 0
        && Uri.Compare(root, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? new UriBuilder(address)
            {
                UserName = root.UserInfo.Split(':', 2)[0],
                Password = root.UserInfo.Split(':', 2).ElementAtOrDefault(1) ?? "",
            }.Uri
            : address;
}
