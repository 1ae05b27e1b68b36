namespace Nuke.Embedded.Foundation;

/// <summary>What a run says to its caller, unless the build sets an exit code of its own.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int TargetFailed = 2;
    public const int Usage = 64;
    public const int HungUp = 129;
    public const int Interrupted = 130;
    public const int Terminated = 143;
}
