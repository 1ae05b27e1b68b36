namespace DistroFactory.Steps.Attest;

/// <summary>Which evidence is verified.</summary>
/// <param name="Stream">The place: the directory that is published, or its http(s) address.</param>
/// <param name="Certificate">File of the certificate that clients pin, PEM.</param>
/// <param name="Version">The version; 0: the one that is served.</param>
internal sealed record AttestOptions(string Stream, string Certificate, uint Version = 0);
