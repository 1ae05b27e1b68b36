using System.Collections.Immutable;
using DistroFactory.Packages;

namespace DistroFactory.Connections.Koji;

/// <summary>A build as a hub knows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Name of the source package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Release">Its release.</param>
/// <param name="Volume">Name of the volume its files are on; DEFAULT needs no mention in paths.</param>
public sealed record KojiBuild(long Id, string Name, string Version, string Release, string Volume);

/// <summary>A package of a build.</summary>
/// <param name="Nevra">Which package it is.</param>
/// <param name="BuildId">Number of its build.</param>
/// <param name="Size">Size of the unsigned file in bytes; 0 when the hub does not say.</param>
/// <param name="PayloadHash">MD5 of header and payload, lower-case hex; empty when the hub does not say.</param>
public sealed record KojiRpm(Nevra Nevra, long BuildId, long Size, string PayloadHash);

/// <summary>What a tag holds at one moment.</summary>
/// <param name="Event">The number of the tag's last change at that moment.</param>
/// <param name="Rpms">The packages.</param>
/// <param name="Builds">Their builds.</param>
public sealed record KojiTagContent(long? Event, ImmutableArray<KojiRpm> Rpms, ImmutableArray<KojiBuild> Builds);

/// <summary>A repository outside of Koji that its builds draw upon.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its address; <c>$arch</c> stands for the architecture.</param>
public sealed record ExternalRepository(string Name, string Url);
