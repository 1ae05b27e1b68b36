using System.Net;
using System.Net.Sockets;

namespace DistroFactory.Testing.Loopback;

/// <summary>Ports of loopback, for servers that tests start.</summary>
public static class LoopbackPort
{
    /// <summary>A port that nobody listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens on a port, a minute at most.</summary>
    public static void WaitFor(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (attempt < 1200)
            {
                Task.Delay(50).Wait();
            }
        }
    }
}
