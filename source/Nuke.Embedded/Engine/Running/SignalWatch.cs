using System.Runtime.InteropServices;

namespace Nuke.Embedded.Running;

/// <summary>Turns SIGINT and SIGTERM into the orderly end of a run; a second one ends the process at once.</summary>
internal sealed class SignalWatch : IDisposable
{
    // In it, bodies that heed the cancellation end their processes themselves.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly BuildRun run;
    private readonly List<PosixSignalRegistration> registrations = [];

    public SignalWatch(BuildRun run)
    {
        this.run = run;
        Watch(PosixSignal.SIGINT, Interruption.Interrupt);
        Watch(PosixSignal.SIGTERM, Interruption.Terminate);
    }

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void Watch(PosixSignal signal, Interruption interruption) =>
        registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (run.Interrupt(interruption))
            {
                Thread.Sleep(Grace);
                if (run.RunsInterruptedTarget)
                    ChildProcesses.Terminate();
            }
            else
            {
                ChildProcesses.Terminate();
                Environment.Exit(interruption.ExitCode);
            }
        }));
}
