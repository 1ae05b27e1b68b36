using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Packages;

namespace DistroFactory.Mixing.Store;

/// <summary>What the header of a package says, kept by the SHA-256 of the package so that the header is read and verified once.</summary>
public static class PackageHeaderFile
{
    private const string Form = "package header 1";

    /// <summary>Reads what is kept; null when there is nothing, or it is damaged or of another form.</summary>
    /// <param name="path">The file of the store.</param>
    /// <param name="location">Where the package is now.</param>
    public static PackageInfo? TryRead(string path, string location) => SealedFile.TryRead(path, Form, reader => Read(reader, location));

    /// <summary>The file to keep.</summary>
    public static byte[] ToBytes(PackageInfo info) => SealedFile.Seal(Form, writer => Write(writer, info));

    private static void Write(BinaryWriter writer, PackageInfo info)
    {
        var (name, epoch, version, release, arch) = info.Nevra;
        writer.Write(name);
        writer.Write(epoch);
        writer.Write(version);
        writer.Write(release);
        writer.Write(arch);
        writer.Write(info.PackageSize);
        writer.Write(info.InstalledSize);
        writer.Write(info.Summary);
        writer.Write(info.License);
        writer.Write(info.Url);
        writer.Write(info.SourceRpm);
        foreach (
            var dependencies in (ImmutableArray<ImmutableArray<Dependency>>)
                [
                    info.Provides,
                    info.Requires,
                    info.Conflicts,
                    info.Obsoletes,
                    info.Recommends,
                    info.Suggests,
                    info.Supplements,
                    info.Enhances,
                ]
        )
        {
            Write(writer, dependencies);
        }

        writer.Write(info.Files.Length);
        foreach (var file in info.Files)
            writer.Write(file);
    }

    private static void Write(BinaryWriter writer, ImmutableArray<Dependency> dependencies)
    {
        writer.Write(dependencies.Length);
        foreach (var (name, comparison, evr) in dependencies)
        {
            writer.Write(name);
            writer.Write((int)comparison);
            writer.Write(evr is not null);
            if (evr is null)
                continue;
            writer.Write(evr.Epoch);
            writer.Write(evr.Version);
            writer.Write(evr.Release);
        }
    }

    private static PackageInfo Read(BinaryReader reader, string location) =>
        new()
        {
            Nevra = new(reader.ReadString(), reader.ReadInt32(), reader.ReadString(), reader.ReadString(), reader.ReadString()),
            Location = location,
            PackageSize = reader.ReadInt64(),
            InstalledSize = reader.ReadInt64(),
            Summary = reader.ReadString(),
            License = reader.ReadString(),
            Url = reader.ReadString(),
            SourceRpm = reader.ReadString(),
            Provides = ReadDependencies(reader),
            Requires = ReadDependencies(reader),
            Conflicts = ReadDependencies(reader),
            Obsoletes = ReadDependencies(reader),
            Recommends = ReadDependencies(reader),
            Suggests = ReadDependencies(reader),
            Supplements = ReadDependencies(reader),
            Enhances = ReadDependencies(reader),
            Files = Each(reader, static reader => reader.ReadString()),
        };

    private static ImmutableArray<Dependency> ReadDependencies(BinaryReader reader) =>
        Each(
            reader,
            static reader => new Dependency(
                reader.ReadString(),
                (DependencyComparison)reader.ReadInt32(),
                reader.ReadBoolean() ? new Evr(reader.ReadInt32(), reader.ReadString(), reader.ReadString()) : null
            )
        );

    private static ImmutableArray<T> Each<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var all = new T[reader.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
            all[i] = read(reader);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(all);
    }
}
