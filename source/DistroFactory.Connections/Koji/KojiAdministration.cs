using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Koji;

/// <summary>Edits at a hub as whoever a certificate belongs to; logs in before the first edit, and out in the end.</summary>
/// <param name="hub">The hub, reached by a client that shows the certificate.</param>
public sealed class KojiAdministration(KojiHub hub) : IKojiRepositories, IAsyncDisposable
{
    /// <summary>A hub that a certificate logs in to.</summary>
    /// <param name="address">Address of the hub.</param>
    /// <param name="certificate">Path of certificate and private key, PEM.</param>
    /// <param name="authority">Path of certificates that vouch for the hub, PEM; null: whom this machine trusts.</param>
    /// <param name="policy">How long to wait and how often to try; null: as usual.</param>
    /// <param name="log">Told of every attempt that failed.</param>
    /// <param name="proxy">The proxy; null: as the environment of this process says.</param>
    /// <exception cref="FactoryException">A file is no certificate.</exception>
    public static KojiAdministration Open(
        Uri address,
        string certificate,
        string? authority,
        RetryPolicy? policy,
        Action<string>? log,
        IWebProxy? proxy = null
    )
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [Read(certificate, path => X509Certificate2.CreateFromPemFile(path))];
        if (authority is not null)
        {
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            trust.CustomTrustStore.AddRange(Read(authority, ReadAll));
            handler.SslOptions.CertificateChainPolicy = trust;
        }

        return new(new KojiHub(new RetryingClient(RetryingClient.CreateHttpClient(handler, proxy), policy, log), address));
    }

    /// <inheritdoc/>
    public Task<ExternalRepository?> FindExternalRepositoryAsync(string name, CancellationToken cancellation = default) =>
        hub.FindExternalRepositoryAsync(name, cancellation);

    /// <inheritdoc/>
    public async Task EditExternalRepositoryAsync(string name, string url, CancellationToken cancellation = default)
    {
        await LoginAsync(cancellation).ConfigureAwait(false);
        await hub.EditExternalRepositoryAsync(name, url, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RegenerateAsync(string tag, CancellationToken cancellation = default)
    {
        await LoginAsync(cancellation).ConfigureAwait(false);
        await hub.RegenerateAsync(tag, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (hub.Session is not null)
            await hub.LogoutAsync().ConfigureAwait(false);
    }

    private Task LoginAsync(CancellationToken cancellation) => hub.Session is null ? hub.LoginAsync(cancellation) : Task.CompletedTask;

    private static X509Certificate2Collection ReadAll(string path)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(path);
        return all.Count > 0 ? all : throw new CryptographicException("it holds no certificate");
    }

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new FactoryException(
                $"Reading certificate {path}",
                error.Message,
                "It must be PEM; the one that logs in needs its private key in the same file.",
                error
            );
        }
    }
}
