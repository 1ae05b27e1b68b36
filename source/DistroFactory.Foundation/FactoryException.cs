namespace DistroFactory.Foundation;

/// <summary>
/// The root of the one exception family of the factory. Its message is meant for the release engineer:
/// what was being done, with what, why it failed, and what to do about it. Control characters in what it quotes are escaped.
/// </summary>
public class FactoryException : Exception
{
    /// <param name="what">What was being done and with what, e.g. <c>Reading package /srv/a.rpm</c>.</param>
    /// <param name="why">Why it failed, e.g. <c>the payload digest does not match</c>.</param>
    /// <param name="advice">What to do, e.g. <c>Fetch the package again.</c>; null when there is nothing to advise.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public FactoryException(string what, string why, string? advice = null, Exception? inner = null)
        : base(LegibleText.Of(advice is null ? $"{what}: {why}" : $"{what}: {why}\n  {advice}"), inner)
    {
        What = LegibleText.Of(what);
        Why = LegibleText.Of(why);
        Advice = advice is null ? null : LegibleText.Of(advice);
    }

    /// <summary>What was being done, and with what.</summary>
    public string What { get; }

    /// <summary>Why it failed.</summary>
    public string Why { get; }

    /// <summary>What to do about it.</summary>
    public string? Advice { get; }

    /// <summary>The exit code of a run that ends with this error (see <see cref="FactoryExitCode"/>).</summary>
    public virtual FactoryExitCode ExitCode => FactoryExitCode.Failed;
}
