using System.Collections.Concurrent;

namespace ClassicSample;

/// <summary>What has happened, for tests to read.</summary>
public sealed class Diary(TimeProvider time)
{
    private readonly ConcurrentQueue<(DateTimeOffset At, string What)> _entries = new();

    public void Note(string what) => _entries.Enqueue((time.GetUtcNow(), what));

    public IReadOnlyList<DateTimeOffset> TimesOf(string what) => [.. _entries.Where(entry => entry.What == what).Select(entry => entry.At)];
}
