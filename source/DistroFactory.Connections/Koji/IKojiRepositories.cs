namespace DistroFactory.Connections.Koji;

/// <summary>The external repositories of a Koji site. A boundary: the hub by XML-RPC, or the <c>koji</c> command.</summary>
public interface IKojiRepositories
{
    /// <summary>An external repository; null when there is none of that name.</summary>
    Task<ExternalRepository?> FindExternalRepositoryAsync(string name, CancellationToken cancellation = default);

    /// <summary>Points an external repository at another address; needs the rights of an administrator.</summary>
    Task EditExternalRepositoryAsync(string name, string url, CancellationToken cancellation = default);

    /// <summary>Has the repository of a build tag made again; needs a login.</summary>
    Task RegenerateAsync(string tag, CancellationToken cancellation = default);
}
