using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistroFactory.State;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Stage;

/// <summary>A record of a stage that is published with it: JSON, then its signature with the key of the releases as PEM.</summary>
internal static class SealedRecord
{
    private const string SignatureLabel = "PKCS7";
    private const int LongestFile = 1 << 26;

    /// <summary>The text of the file.</summary>
    /// <param name="record">The record.</param>
    /// <param name="signer">Signs it.</param>
    public static string Seal<T>(T record, ISigner signer)
    {
        var text = JsonSerializer.Serialize(record, RecordJson.Options) + "\n";
        return text + new string(PemEncoding.Write(SignatureLabel, signer.Sign(Encoding.UTF8.GetBytes(text)))) + "\n";
    }

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file; nothing is read through a link.</param>
    /// <param name="refuse">Why the signature (second) of some content (first) counts for nothing; null when it is trusted.</param>
    /// <returns>The record; null when there is no such file.</returns>
    /// <exception cref="SignatureException">Its signature is not trusted, or it is damaged.</exception>
    public static T? Read<T>(string path, Func<byte[], byte[], string?> refuse)
        where T : class
    {
        var file = new FileInfo(path);
        if (!file.Exists && file.LinkTarget is null)
            return null;
        var what = $"the record {path}";
        if (file.LinkTarget is not null || file.Length > LongestFile)
            throw new SignatureException($"Reading {what}", "it is a link, or longer than any record");
        return Parse<T>(what, File.ReadAllText(path), refuse);
    }

    /// <summary>Reads a record that was read already.</summary>
    /// <param name="what">Which one, for the error.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="refuse">As for <see cref="Read"/>.</param>
    /// <exception cref="SignatureException">Its signature is not trusted, or it is damaged.</exception>
    public static T Parse<T>(string what, string text, Func<byte[], byte[], string?> refuse)
        where T : class
    {
        if (!PemEncoding.TryFind(text, out var pem) || text[pem.Label] != SignatureLabel)
            throw new SignatureException($"Reading {what}", "it has no signature");
        var content = text[..pem.Location.Start.Value];
        if (refuse(Encoding.UTF8.GetBytes(content), Convert.FromBase64String(text[pem.Base64Data])) is { } why)
            throw new SignatureException($"Reading {what}", why);
        try
        {
            return JsonSerializer.Deserialize<T>(content, RecordJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new SignatureException($"Reading {what}", $"it was signed, but says nothing: {error.Message}", inner: error);
        }
    }
}
