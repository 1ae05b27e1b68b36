namespace Nuke.Embedded;

/// <summary>Where a job has the value of an environment variable from.</summary>
public enum CiVariableKind
{
    /// <summary>A variable of the server, the project or the machine.</summary>
    Text,

    /// <summary>The server's store of secrets.</summary>
    Secret,

    /// <summary>The server's store of secrets, too; the variable holds the path of a file with the secret.</summary>
    SecretFile,
}
