using System.Collections.Concurrent;
using LocalHost.Durable.Store;

namespace LocalHost.Durable.Loop;

/// <summary>
/// Whose code the worker has kept since the turn before, so that it can go on without a replay. What it has decided since counts only when it is
/// stored: whoever asks takes the session away, and a turn that is stored brings it back.
/// </summary>
internal sealed class ExtendedSessions
{
    private readonly ConcurrentDictionary<long, (int Generation, int Turns)> _kept = new();

    /// <summary>Takes an instance's session; false when there is none that stands where the instance does.</summary>
    public bool Take(InstanceRow instance) =>
        _kept.TryRemove(instance.Key, out var turn) && turn == (instance.Generation, instance.Turns);

    /// <summary>Takes notice of a turn that is stored.</summary>
    public void Note(InstanceRow before, InstanceRow after)
    {
        if (after.HasEnded)
            _kept.TryRemove(after.Key, out _);
        else if (after.Generation == before.Generation && after.Turns > before.Turns)
            _kept[after.Key] = (after.Generation, after.Turns);
    }
}
