namespace DistroFactory.UpdateStream.Client;

/// <summary>The client cannot go on.</summary>
internal sealed class ClientStopException(ClientProblem problem) : Exception(problem.Text)
{
    public ClientProblem Problem => problem;
}
