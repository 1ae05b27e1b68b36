using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>A package that the content providers offer.</summary>
/// <param name="Nevra">Which package it is.</param>
/// <param name="Sha256">SHA-256 of the RPM file, lower-case hex; empty when the provider does not say.</param>
internal sealed record OfferedPackage(Nevra Nevra, string Sha256);
