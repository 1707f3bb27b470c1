using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Gives out activity ids: a block of numbers is taken from the tenant's sequence at a time and given out from memory, so
/// that an id usually costs nothing. What is left of a block when the process ends is never used.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ActivityIds(ISortedTable table, TimeProvider time)
{
    /// <summary>How many ids a process takes at a time.</summary>
    public const int BlockSize = 200;

    // What is left of a forgotten tenant's block is never used, and numbers are plenty.
    private const int MostTenants = 10_000;

    private readonly Generations<TenantId, Block> _blocks = new(MostTenants);

    /// <summary>Reads, beside whatever else is read first, what the next id will need if the block is used up. Writes nothing.</summary>
    public async Task LookAheadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var block = _blocks.GetOrAdd(tenant, static _ => new Block());
        if (block.IsEmpty)
            block.Seen = new SeenSequence(await table.GetAsync(Partition.Of(tenant), TenantKeys.Sequence, cancellation));
    }

    /// <summary>An id that nobody has had before.</summary>
    public async ValueTask<ActivityId> NextAsync(TenantId tenant, CancellationToken cancellation)
    {
        var block = _blocks.GetOrAdd(tenant, static _ => new Block());
        while (true)
        {
            if (block.TryTake(out var id))
                return id;
            await block.Refilling.WaitAsync(cancellation);
            try
            {
                if (!block.IsEmpty)
                    continue;
                block.Fill(await TakeBlockAsync(tenant, block.Seen, cancellation));
                block.Seen = null;
            }
            finally
            {
                block.Refilling.Release();
            }
        }
    }

    private async Task<long> TakeBlockAsync(TenantId tenant, SeenSequence? seen, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        for (var tries = 1; ; tries++)
        {
            var row = tries == 1 && seen is not null ? seen.Row : await table.GetAsync(partition, TenantKeys.Sequence, cancellation);
            var first = row is null ? 1 : RowShapes.Sequence.Read(row.Body).Next;
            var body = RowShapes.Sequence.Write(new SequenceRow(first + BlockSize));
            RowChange change = row is null ? new RowChange.Insert(TenantKeys.Sequence, body) : new RowChange.Replace(TenantKeys.Sequence, body, row.Tag);
            try
            {
                if (await table.CommitAsync(partition, [change], cancellation) is BatchOutcome.Committed)
                    return first;
            }
            catch (StorageUnavailableException) when (tries == 1)
            {
                // If it was written, its numbers are never given out, and the next block is as good.
            }

            if (tries > 1)
                await Collisions.PauseAsync(tries, TenantKeys.Sequence, time, cancellation);
        }
    }

    private sealed record SeenSequence(Row? Row);

    private sealed class Block
    {
        // It is no more than a hint: the tag decides.
        public volatile SeenSequence? Seen;

        private readonly Lock _lock = new();
        private long _next;
        private long _end;

        public SemaphoreSlim Refilling { get; } = new(1);

        public bool IsEmpty
        {
            get
            {
                lock (_lock)
                    return _next == _end;
            }
        }

        public bool TryTake(out ActivityId id)
        {
            lock (_lock)
            {
                var has = _next < _end;
                id = has ? new ActivityId(_next++) : default;
                return has;
            }
        }

        public void Fill(long first)
        {
            lock (_lock)
                (_next, _end) = (first, first + BlockSize);
        }
    }
}
