using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>How the answer to a write is lost.</summary>
public enum LostAnswer
{
    /// <summary>The caller is told that storage does not answer.</summary>
    Unanswered,

    /// <summary>The client repeats the request by itself and is told what became of the repetition, as Azure's does.</summary>
    Repeated,
}

/// <summary>Picks the write whose answer is lost, among all writes to the tables that share it.</summary>
/// <param name="how">How it is lost.</param>
public sealed class LostWrite(LostAnswer how)
{
    private int _left;

    /// <summary>Whether the write was reached.</summary>
    public bool Happened { get; private set; }

    /// <summary>Lets the answer to a coming write get lost, counted from 1; 0 for none.</summary>
    public void Lose(int write) => (_left, Happened) = (write, false);

    internal async Task<BatchOutcome> CommitAsync(Func<Task<BatchOutcome>> commit)
    {
        var outcome = await commit();
        if (Interlocked.Decrement(ref _left) != 0)
            return outcome;
        Happened = true;
        return how is LostAnswer.Repeated ? await commit() : throw new StorageUnavailableException("The answer was lost.");
    }
}

/// <summary>A table in which a write takes place although its answer is lost.</summary>
public sealed class LosingTable(ISortedTable inner, LostWrite lost) : PassingTable(inner)
{
    public override Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        lost.CommitAsync(() => base.CommitAsync(partition, changes, cancellation));
}

/// <summary>Tables whose writes are lost together.</summary>
public sealed class LosingTables(ITableStore inner, LostWrite lost) : ITableStore
{
    public ISortedTable Open(string name) => new LosingTable(inner.Open(name), lost);
}
