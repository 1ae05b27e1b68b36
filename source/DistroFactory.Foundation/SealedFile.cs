using System.Security.Cryptography;
using System.Text;

namespace DistroFactory.Foundation;

/// <summary>
/// A file of what was derived and may be derived again, in a compact binary form: begins with a word for the form, ends with the SHA-256 of
/// all before. One that is damaged or of another form is as good as none.
/// </summary>
public static class SealedFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="form">Changes with the form.</param>
    /// <param name="write">Writes what is in it.</param>
    public static byte[] Seal(string form, Action<BinaryWriter> write)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(form);
            write(writer);
        }

        memory.Write(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        return memory.ToArray();
    }

    /// <summary>Reads a file; null when there is none, or it is damaged or of another form.</summary>
    public static T? TryRead<T>(string path, string form, Func<BinaryReader, T?> read)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < SHA256.HashSizeInBytes)
            return null;
        var body = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, body.Length), Encoding.UTF8);
        return reader.ReadString() == form ? read(reader) : null;
    }
}
