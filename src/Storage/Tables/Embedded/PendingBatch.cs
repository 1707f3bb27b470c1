namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>A batch on its way through the write loop.</summary>
internal sealed class PendingBatch(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
{
    // The loop's thread must never run what a caller does next.
    private readonly TaskCompletionSource<BatchOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BatchOutcome? _outcome;

    public string Table => table;

    public string Partition => partition;

    public IReadOnlyList<RowChange> Changes => changes;

    public Task<BatchOutcome> Done => _done.Task;

    /// <summary>True when the caller has given the batch up, which is possible until its transaction begins.</summary>
    public bool IsGivenUp => cancellation.IsCancellationRequested && _done.TrySetCanceled(cancellation);

    /// <summary>Keeps the outcome until the transaction that holds it is on the disk.</summary>
    public void Decide(BatchOutcome outcome) => _outcome = outcome;

    public void Complete() => _done.TrySetResult(_outcome!);

    public void Fail(Exception failure) => _done.TrySetException(failure);
}
