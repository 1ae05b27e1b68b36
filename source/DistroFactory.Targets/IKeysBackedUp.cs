using Nuke.Common;
using Nuke.Common.IO;

namespace DistroFactory.Targets;

/// <summary>Ends the warning that the signing keys are not backed up.</summary>
public interface IKeysBackedUp : IFactory
{
    /// <summary>The copy of the keys.</summary>
    [Parameter("KeysBackedUp: the copy of the signing keys; it is compared with them")]
    AbsolutePath? Backup => TryGetValue(() => Backup);

    /// <summary>Notes that the keys which the factory made are backed up.</summary>
    Target KeysBackedUp =>
        _ =>
            _.Description("Notes that the signing keys are backed up, which releases warn of until then")
                .Requires(() => Config)
                .Executes(() => Run(session => session.ConfirmKeyBackupAsync(Backup)));
}
