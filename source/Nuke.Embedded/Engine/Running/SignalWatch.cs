using System.Runtime.InteropServices;
using Nuke.Embedded.Engine.Processes;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Running;

/// <summary>
/// Turns SIGINT, SIGTERM and, unless it is ignored, SIGHUP into the orderly end of a run; a second one ends the process and all below it at
/// once.
/// </summary>
internal sealed class SignalWatch : IDisposable
{
    private readonly BuildRun _run;
    private readonly List<PosixSignalRegistration> _registrations = [];

    public SignalWatch(BuildRun run)
    {
        _run = run;
        Watch(PosixSignal.SIGINT, Interruption.Interrupt);
        Watch(PosixSignal.SIGTERM, Interruption.Terminate);
        // The framework leaves it ignored when nohup(1) made it so: such a run is to outlive the terminal.
        Watch(PosixSignal.SIGHUP, Interruption.HangUp);
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Watch(PosixSignal signal, Interruption interruption) =>
        _registrations.Add(
            PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    if (_run.Interrupt(interruption))
                        return;
                    _run.Console.Close();
                    ProcessTree.Kill(ProcessTree.All);
                    Environment.Exit(interruption.ExitCode);
                }
            )
        );
}
