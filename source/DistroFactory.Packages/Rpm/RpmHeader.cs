using System.Buffers.Binary;
using System.Text;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// A header section: an index of tagged values over a store of bytes. Every access is checked against the store, so a hostile count or
/// offset is an error and never an allocation larger than the file itself.
/// </summary>
internal sealed class RpmHeader(byte[] section, Dictionary<int, RpmHeader.Entry> entries, int storeStart)
{
    private static readonly UTF8Encoding s_strictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The section as it is in the file, from its magic number on: what header digests are made of.</summary>
    public ReadOnlySpan<byte> Bytes => section;

    private ReadOnlySpan<byte> Store => section.AsSpan(storeStart);

    public bool Has(RpmTag tag) => Has((int)tag);

    public bool Has(int tag) => entries.ContainsKey(tag);

    public string Text(RpmTag tag, string absent = "") => Text((int)tag) ?? absent;

    public string? Text(int tag) => entries.TryGetValue(tag, out var entry) && entry.Count > 0 ? Strings(tag, entry, limit: 1)[0] : null;

    public string[] Texts(RpmTag tag) => Texts((int)tag);

    public string[] Texts(int tag) => entries.TryGetValue(tag, out var entry) ? Strings(tag, entry, entry.Count) : [];

    public byte[]? Binary(int tag)
    {
        if (!entries.TryGetValue(tag, out var entry))
            return null;
        Expect(tag, entry.Type == RpmType.Binary);
        return Slice(tag, entry, size: 1).ToArray();
    }

    /// <summary>The first number of a tag; null when the header has none.</summary>
    public long? Number(int tag) => Numbers(tag) is [var first, ..] ? first : null;

    public long? Number(RpmTag tag) => Number((int)tag);

    /// <summary>Numbers of whatever width, as unsigned; empty when the header has none.</summary>
    public long[] Numbers(RpmTag tag) => Numbers((int)tag);

    private long[] Numbers(int tag)
    {
        if (!entries.TryGetValue(tag, out var entry))
            return [];
        var size = entry.Type switch
        {
            RpmType.Int8 => 1,
            RpmType.Int16 => 2,
            RpmType.Int32 => 4,
            RpmType.Int64 => 8,
            _ => 0,
        };
        Expect(tag, size > 0);
        var bytes = Slice(tag, entry, size);
        var numbers = new long[entry.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            var value = bytes.Slice(index * size, size);
            numbers[index] = size switch
            {
                1 => value[0],
                2 => BinaryPrimitives.ReadUInt16BigEndian(value),
                4 => BinaryPrimitives.ReadUInt32BigEndian(value),
                _ => BinaryPrimitives.ReadInt64BigEndian(value),
            };
        }

        return numbers;
    }

    private string[] Strings(int tag, Entry entry, int limit)
    {
        Expect(tag, entry.Type is RpmType.Text or RpmType.TextArray or RpmType.TranslatedText);
        Expect(tag, entry.Type != RpmType.Text || entry.Count == 1);

        // Each string has at least the zero that ends it, so the store's size bounds their number.
        Expect(tag, entry.Count <= Store.Length - entry.Offset);
        var strings = new string[limit];
        var rest = Store[entry.Offset..];
        ReadOnlySpan<byte> previous = [];
        for (var index = 0; index < limit; index++)
        {
            var length = rest.IndexOf((byte)0);
            Expect(tag, length >= 0);

            // Owners and groups repeat: one object for a run of equal strings.
            strings[index] = index > 0 && rest[..length].SequenceEqual(previous) ? strings[index - 1] : Decode(tag, rest[..length]);
            previous = rest[..length];
            rest = rest[(length + 1)..];
        }

        return strings;
    }

    private static string Decode(int tag, ReadOnlySpan<byte> bytes)
    {
        if (IsProse((RpmTag)tag))
            return LegibleText.WithoutControls(DecodeProse(bytes));
        try
        {
            // Names and paths end up in lists of lines, in XML, and on terminals.
            var text = s_strictText.GetString(bytes);
            return LegibleText.HasControls(text) ? throw Unnameable(tag, text) : text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"the text of tag {Describe(tag)} of the header is not UTF-8", exception);
        }
    }

    private static InvalidDataException Unnameable(int tag, string text)
    {
        var legible = LegibleText.WithoutControls(text.Replace("\t", "\\t", StringComparison.Ordinal).ReplaceLineEndings("\\n"));
        return new($"the text '{legible}' of tag {Describe(tag)} of the header has control characters");
    }

    private static string DecodeProse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_strictText.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    // Words for people, in old packages of any encoding; names and paths must be exact.
    private static bool IsProse(RpmTag tag) =>
        tag
            is RpmTag.Summary
                or RpmTag.Description
                or RpmTag.License
                or RpmTag.Url
                or RpmTag.Vendor
                or RpmTag.Packager
                or RpmTag.Group
                or RpmTag.ChangelogAuthors
                or RpmTag.ChangelogTexts;

    private ReadOnlySpan<byte> Slice(int tag, Entry entry, int size)
    {
        Expect(tag, (long)entry.Count * size <= Store.Length - entry.Offset);
        return Store.Slice(entry.Offset, entry.Count * size);
    }

    private static void Expect(int tag, bool holds)
    {
        if (!holds)
            throw new InvalidDataException($"tag {Describe(tag)} of the header has an impossible type, count or offset");
    }

    private static string Describe(int tag) => Enum.IsDefined((RpmTag)tag) ? $"{tag} ({(RpmTag)tag})" : $"{tag}";

    /// <summary>
    /// Where the value of a tag is in the store. The reader of the section has checked that the offset is inside and the count not
    /// negative.
    /// </summary>
    internal readonly record struct Entry(RpmType Type, int Offset, int Count);
}

/// <summary>The types of header values.</summary>
internal enum RpmType
{
    Int8 = 2,
    Int16 = 3,
    Int32 = 4,
    Int64 = 5,
    Text = 6,
    Binary = 7,
    TextArray = 8,
    TranslatedText = 9,
}
