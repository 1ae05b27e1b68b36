using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DistroFactory.Licensing;
using DistroFactory.Model;

namespace DistroFactory.Evidence;

/// <summary>
/// Writes a list of components as CycloneDX 1.6. The same release gives the same bytes: the serial number follows from the content, and the
/// time is that of the release.
/// </summary>
internal static class BomWriter
{
    private static readonly JsonSerializerOptions s_form = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document.</summary>
    public static string Write(Bom bom)
    {
        var root = RootReference(bom);
        var urls = bom.Packages.ToLookup(package => package.Nevra.Name, package => PackageUrl.Of(bom.Namespace, package.Nevra));
        var document = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = bom.Release.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["lifecycles"] = new JsonArray(new JsonObject { ["phase"] = "build" }),
                ["tools"] = new JsonObject
                {
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = "application",
                            ["name"] = FactoryTool.Name,
                            ["version"] = bom.Tool.Version,
                        }
                    ),
                },
                ["component"] = new JsonObject
                {
                    ["type"] = "operating-system",
                    ["bom-ref"] = root,
                    ["name"] = bom.Image is { } image ? $"{bom.Title} {image}" : bom.Title,
                    ["version"] = $"{bom.Release.Version}",
                },
                ["supplier"] = Organisation(bom.Title),
            },
            ["components"] = new JsonArray([
                .. bom.Files.Select(File),
                .. bom.Bundles.Select(Bundle),
                .. bom.Packages.Select(package => Package(bom, package)),
            ]),
            ["dependencies"] = new JsonArray([
                Depends(root, [.. bom.Files.Select(FileReference), .. bom.Bundles.Select(bundle => BundleReference(bundle.Name))]),
                .. bom.Files.Select(file => Depends(FileReference(file), [])),
                .. bom.Bundles.Select(bundle =>
                    Depends(
                        BundleReference(bundle.Name),
                        [
                            .. bundle.Includes.Where(name => bom.Bundles.Any(other => other.Name == name)).Select(BundleReference),
                            .. bundle.Packages.SelectMany(name => urls[name]),
                        ]
                    )
                ),
                .. bom.Packages.Select(package => Depends(PackageUrl.Of(bom.Namespace, package.Nevra), [])),
            ]),
            ["compositions"] = new JsonArray(
                new JsonObject
                {
                    ["aggregate"] = bom.IsComplete ? "complete" : "incomplete",
                    ["assemblies"] = new JsonArray(JsonValue.Create(root)),
                }
            ),
        };
        document.Insert(3, "serialNumber", $"urn:uuid:{Identify(document.ToJsonString())}");
        return document.ToJsonString(s_form) + "\n";
    }

    private static string BundleReference(string name) => $"bundle:{name}";

    private static string RootReference(Bom bom) =>
        $"stream:{bom.Namespace}@{bom.Release.Version}{(bom.Image is { } image ? $"/{image}" : "")}";

    private static string FileReference(BomFile file) => $"file:{file.Name}";

    private static JsonObject File(BomFile file) =>
        new()
        {
            ["type"] = "file",
            ["bom-ref"] = FileReference(file),
            ["name"] = file.Name,
            ["hashes"] = Hashes(file.Sha256),
        };

    private static JsonObject Bundle(BomBundle bundle) =>
        new()
        {
            ["type"] = "platform",
            ["bom-ref"] = BundleReference(bundle.Name),
            ["name"] = bundle.Name,
            ["version"] = bundle.Version,
        };

    private static JsonObject Package(Bom bom, ReleasedPackage package) =>
        new()
        {
            ["type"] = "library",
            ["bom-ref"] = PackageUrl.Of(bom.Namespace, package.Nevra),
            ["supplier"] = Organisation(bom.Supplier(package.Sha256) ?? bom.Title),
            ["name"] = package.Nevra.Name,
            ["version"] = $"{package.Nevra.Evr}",
            ["hashes"] = Hashes(package.Sha256),
            ["licenses"] = License(package.License),
            ["purl"] = PackageUrl.Of(bom.Namespace, package.Nevra),
        };

    // What SPDX does not know has a name; CycloneDX lets no expression stand beside one.
    private static JsonArray License(string stated)
    {
        var expression = LicenseExpression.Parse(stated);
        return expression.Licenses.IsEmpty ? []
            : expression.Unknown.IsEmpty ? new(new JsonObject { ["expression"] = expression.Text })
            : new(new JsonObject { ["license"] = new JsonObject { ["name"] = stated } });
    }

    private static JsonObject Organisation(string name) => new() { ["name"] = name };

    private static JsonArray Hashes(string sha256) => new(new JsonObject { ["alg"] = "SHA-256", ["content"] = sha256 });

    private static JsonObject Depends(string reference, string[] on) =>
        new()
        {
            ["ref"] = reference,
            ["dependsOn"] = new JsonArray([.. on.Distinct().Order(StringComparer.Ordinal).Select(each => JsonValue.Create(each))]),
        };

    // A UUID of version 8 (RFC 9562): its bits are the document's.
    private static Guid Identify(string text)
    {
        var bits = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bits[6] = (byte)((bits[6] & 0x0F) | 0x80);
        bits[8] = (byte)((bits[8] & 0x3F) | 0x80);
        return new(bits, bigEndian: true);
    }
}
