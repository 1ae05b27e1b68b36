using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>The documents of an OCI image (image specification 1.1), as far as an image of one layer has them.</summary>
internal static class OciDocuments
{
    public const string Index = "application/vnd.oci.image.index.v1+json";
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string Config = "application/vnd.oci.image.config.v1+json";
    public const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A document as bytes.</summary>
    public static byte[] Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, s_json);
}

/// <summary>A blob and what it is.</summary>
internal sealed record OciDescriptor(string MediaType, string Digest, long Size)
{
    public ImmutableSortedDictionary<string, string>? Annotations { get; init; }
}

/// <summary><c>index.json</c>.</summary>
internal sealed record OciIndex(int SchemaVersion, string MediaType, ImmutableArray<OciDescriptor> Manifests);

/// <summary>The manifest of the image.</summary>
internal sealed record OciManifest(int SchemaVersion, string MediaType, OciDescriptor Config, ImmutableArray<OciDescriptor> Layers);

/// <summary>The configuration of the image.</summary>
internal sealed record OciConfig(
    string Created,
    string Architecture,
    string Os,
    OciExecution Config,
    OciLayers Rootfs,
    ImmutableArray<OciHistory> History
);

/// <summary>How a container of it is run; names as the specification has them.</summary>
internal sealed record OciExecution(
    [property: JsonPropertyName("Env")] ImmutableArray<string> Env,
    [property: JsonPropertyName("Cmd")] ImmutableArray<string>? Cmd,
    [property: JsonPropertyName("Labels")] ImmutableSortedDictionary<string, string> Labels
);

/// <summary>The layers, not compressed.</summary>
internal sealed record OciLayers(string Type, [property: JsonPropertyName("diff_ids")] ImmutableArray<string> DiffIds);

/// <summary>Where a layer is from.</summary>
internal sealed record OciHistory(string Created, [property: JsonPropertyName("created_by")] string CreatedBy);
