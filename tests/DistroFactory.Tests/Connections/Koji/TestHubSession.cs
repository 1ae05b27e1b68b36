using System.Globalization;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>Logins as a hub keeps them: by certificate, and each call of a session once.</summary>
internal sealed class TestHubSession
{
    private const string Key = "1-aabbccdd";
    private int _lastCall = -1;
    private string? _lastAnswer;

    public string Login(LoopbackRequest request, string? administrator)
    {
        if (
            !request.Path.EndsWith("/ssllogin", StringComparison.Ordinal)
            || request.ClientCertificate is null
            || request.ClientCertificate != administrator
        )
            return XmlRpcText.Fault(1002, "could not verify client: NONE");
        return XmlRpcText.Answer(
            new Dictionary<string, object?>
            {
                ["session-id"] = 99,
                ["session-key"] = Key,
                ["header-auth"] = true,
            }
        );
    }

    public string Within(LoopbackRequest request, Func<object?> edit)
    {
        if (request.Header("Koji-Session-Id") != "99" || request.Header("Koji-Session-Key") != Key)
            return XmlRpcText.Fault(1004, "policy violation (nobody is logged in)");
        var call = int.Parse(request.Header("Koji-Session-Callnum")!, CultureInfo.InvariantCulture);
        if (call < _lastCall)
            return XmlRpcText.Fault(1008, $"{call} is out of sequence");
        if (call > _lastCall)
            (_lastCall, _lastAnswer) = (call, XmlRpcText.Answer(edit()));
        return _lastAnswer!;
    }
}
