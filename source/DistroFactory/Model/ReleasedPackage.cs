using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>A package of a release.</summary>
/// <param name="Nevra">Which package it is.</param>
/// <param name="Sha256">SHA-256 of the RPM file, lower-case hex.</param>
/// <param name="License">The licence as the package states it.</param>
internal sealed record ReleasedPackage(Nevra Nevra, string Sha256, string License);
