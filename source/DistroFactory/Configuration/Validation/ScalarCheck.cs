using System.Globalization;
using System.Text.RegularExpressions;
using DistroFactory.Configuration.Shapes;
using DistroFactory.Connections.Tokens;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Validation;

/// <summary>Compares a single value with its shape.</summary>
internal static class ScalarCheck
{
    /// <summary>The value, or what is wrong with it.</summary>
    public static ScalarResult Check(string text, Shape shape, string folder) =>
        shape switch
        {
            NumberShape number => CheckNumber(text, number),
            SwitchShape => text is "true" or "false" ? new(text == "true") : new(null, $"'{text}' must be true or false"),
            SwitchOrNumberShape number => text is "true" or "false" ? new(text == "true")
            : CheckNumber(text, new(number.Least, number.Most)) is { Error: null } sound ? sound
            : new(null, $"'{text}' must be {Expected(number)}"),
            WordShape words => words.Words.Contains(text)
                ? new(text)
                : new(null, $"'{text}' is not one of {string.Join(", ", words.Words)}{NearestName.Clause(text, words.Words)}"),
            UrlShape url => CheckUrl(text, url, folder),
            PathShape path => CheckPath(text, path, folder),
            PrivateKeyShape => TokenUri.Is(text) ? CheckToken(text) : CheckPath(text, new(PathKind.File, MayLeave: true), folder),
            TextShape plain => plain.Pattern is null || Matches(text, plain.Pattern)
                ? new(text)
                : new(null, $"'{text}' is not {plain.What} ({plain.Pattern})"),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "not the shape of a single value"),
        };

    /// <summary>What a shape expects, for messages.</summary>
    public static string Expected(Shape shape) =>
        shape switch
        {
            NumberShape number => $"a whole number from {number.Least} to {number.Most}",
            SwitchShape => "true or false",
            SwitchOrNumberShape number => $"true, false or a whole number from {number.Least} to {number.Most}",
            WordShape words => $"one of {string.Join(", ", words.Words)}",
            UrlShape { OrDirectory: true } => "an address or a directory",
            UrlShape => "an address",
            PathShape { Kind: PathKind.File } => "the path of a file",
            PathShape { Kind: PathKind.FileOrFolder } => "the path of a file or folder",
            PathShape => "the path of a folder",
            PrivateKeyShape => "the path of a file, or a PKCS#11 URI",
            TextShape plain => plain.What,
            _ => "a value",
        };

    /// <summary>Whether a pattern matches the whole text.</summary>
    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static ScalarResult CheckNumber(string text, NumberShape shape)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return new(null, $"'{text}' must be {Expected(shape)}");
        return number >= shape.Least && number <= shape.Most
            ? new(number)
            : new(null, $"{number} is out of range; it must be from {shape.Least} to {shape.Most}");
    }

    private static ScalarResult CheckUrl(string text, UrlShape shape, string folder)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return shape.OrDirectory
                ? CheckPath(text, new(PathKind.Folder, MayLeave: true), folder)
                : new(null, $"'{text}' is no address; it must begin with {string.Join(":// or ", shape.Schemes)}://");
        }

        var known = Uri.TryCreate(text, UriKind.Absolute, out var address);
        if (!known || !shape.Schemes.Contains(address!.Scheme) || (address.Host.Length == 0 && !address.IsFile))
            return new(null, $"'{text}' is no address; it must begin with {string.Join(":// or ", shape.Schemes)}:// and name a host");
        return new(text.TrimEnd('/'));
    }

    // What a URI names may be a secret in a wrong place: only what must be a library is quoted.
    private static ScalarResult CheckToken(string text)
    {
        try
        {
            var token = TokenUri.Parse(text);
            return token.ModulePath is { } module && !File.Exists(module) ? new(null, $"module-path: the file '{module}' does not exist")
                : token.PinFile is { } pin && !Path.Exists(pin) ? new(null, "pin-source: the file does not exist")
                : new(token);
        }
        catch (TokenException error)
        {
            return new(null, $"{error.Why}. {error.Advice}");
        }
    }

    private static ScalarResult CheckPath(string text, PathShape shape, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, text));
        var inside = path == folder || path.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal);
        if (!inside && !shape.MayLeave)
            return new(null, $"'{text}' leaves the config folder; it must be inside");
        return shape.Kind switch
        {
            PathKind.File when !File.Exists(path) => new(
                null,
                Directory.Exists(path) ? $"'{text}' is a folder, not a file" : $"the file '{text}' does not exist"
            ),
            PathKind.Folder when !Directory.Exists(path) => new(
                null,
                File.Exists(path) ? $"'{text}' is a file, not a folder" : $"the folder '{text}' does not exist"
            ),
            PathKind.FileOrFolder when !Path.Exists(path) => new(null, $"the file or folder '{text}' does not exist"),
            PathKind.NewFolder when File.Exists(path) => new(null, $"'{text}' is a file, not a folder"),
            _ => new(path.Length > 1 ? path.TrimEnd('/') : path),
        };
    }
}

/// <summary>A sound value, or what is wrong with it.</summary>
/// <param name="Value">The value; null when there is an error.</param>
/// <param name="Error">What is wrong.</param>
internal readonly record struct ScalarResult(object? Value, string? Error = null);
