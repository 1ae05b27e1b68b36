using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet.Logs;

/// <summary>
/// Which version each machine is at: the one whose manifest it asked for last. swupd asks for that of its own version, then for that of the
/// version it goes to. Beyond a number of machines a part of them stands for all, chosen by what stands for their addresses, so that memory
/// is bounded and each machine still counts once.
/// </summary>
/// <param name="isKnown">Whether a version was ever released; what claims another is not counted.</param>
/// <param name="most">How many machines are remembered.</param>
internal sealed class MachineCount(Func<StreamVersion, bool> isKnown, int most = MachineCount.Usual)
{
    /// <summary>Some 50 MB.</summary>
    public const int Usual = 1 << 19;

    private readonly Dictionary<UInt128, (long Time, StreamVersion Version)> _machines = [];
    private int _level;

    /// <summary>How many requests were for versions that were never released.</summary>
    public long Unknown { get; private set; }

    /// <summary>Counts a request.</summary>
    public void Add(LoggedRequest request)
    {
        if (!isKnown(request.Version))
        {
            Unknown++;
            return;
        }

        if (!IsSampled(request.Machine) || (_machines.TryGetValue(request.Machine, out var last) && last.Time > request.Time))
            return;
        _machines[request.Machine] = (request.Time, request.Version);
        while (_machines.Count > most)
        {
            _level++;
            foreach (var machine in _machines.Keys.Where(machine => !IsSampled(machine)).ToList())
                _machines.Remove(machine);
        }
    }

    /// <summary>How many machines are at which version.</summary>
    public Dictionary<StreamVersion, long> Result() =>
        _machines.Values.GroupBy(machine => machine.Version).ToDictionary(group => group.Key, group => (long)group.Count() << _level);

    private bool IsSampled(UInt128 machine) => (machine & ((UInt128.One << _level) - 1)) == 0;
}
