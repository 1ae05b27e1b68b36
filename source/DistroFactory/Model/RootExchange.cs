namespace DistroFactory.Model;

/// <summary>That the certificate which clients pin is exchanged by a release.</summary>
/// <param name="From">The certificate that is served, as <see cref="ReleaseInputs.RootCertificate"/> is recorded.</param>
/// <param name="To">The one that takes its place.</param>
internal sealed record RootExchange(string From, string To);
