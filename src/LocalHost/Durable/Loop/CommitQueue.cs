using LocalHost.Durable.Store;

namespace LocalHost.Durable.Loop;

/// <summary>
/// The one writer of a hub. Changes that come while it waits for the disk are stored together by the next commit, so that they share
/// its sync.
/// </summary>
internal sealed class CommitQueue(IDurableStore store, Work work)
{
    // Bounds how long the first of a group waits for the last.
    private const int LargestGroup = 1024;

    private readonly Lock _gate = new();
    private readonly Queue<(StoreChange Change, Action<ChangeOutcome> Then)> _waiting = new();
    private TaskCompletionSource? _drained;
    private bool _isWriting;
    private bool _isClosed;

    /// <summary>Stores a change and then calls back, on the writer: what follows must be short.</summary>
    public void Add(StoreChange change, Action<ChangeOutcome> then)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _waiting.Enqueue((change, then));
                if (_isWriting) return;
                _isWriting = true;
                work.Post(Write);
                return;
            }
        }

        then(new ChangeOutcome.Broken(new ObjectDisposedException(nameof(CommitQueue), "The task hub has been stopped.")));
    }

    /// <summary>Takes nothing more; completes when all that was taken is stored.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            if (!_isWriting) return Task.CompletedTask;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    private void Write()
    {
        var changes = new List<StoreChange>();
        var followers = new List<Action<ChangeOutcome>>();
        while (true)
        {
            lock (_gate)
            {
                while (changes.Count < LargestGroup && _waiting.TryDequeue(out var next))
                {
                    changes.Add(next.Change);
                    followers.Add(next.Then);
                }

                if (changes.Count == 0)
                {
                    _isWriting = false;
                    _drained?.TrySetResult();
                    return;
                }
            }

            var outcomes = Commit(changes);
            for (var i = 0; i < followers.Count; i++) followers[i](outcomes[i]);
            changes.Clear();
            followers.Clear();
        }
    }

    private ChangeOutcome[] Commit(List<StoreChange> changes)
    {
        try
        {
            return store.Commit(changes);
        }
        // Whatever went wrong is the outcome.
        catch (Exception exception)
        {
            return [.. changes.Select(_ => new ChangeOutcome.Broken(exception))];
        }
    }
}
