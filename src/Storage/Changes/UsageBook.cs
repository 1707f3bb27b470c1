using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Counts each change in the transaction that makes it, as <see cref="OpenActivityLimit"/> says.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits they are.</param>
/// <param name="time">For the pauses after a conflict.</param>
internal sealed class UsageBook(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    private const int MostTenants = 10_000;

    // Whose parts took turns at the last look.
    private readonly Remembered<TenantId> _inTurn = new(MostTenants);

    /// <summary>Where the writers of an item's count meet: at its part, or at the whole, as far as this process knows. Right or not, the tags decide.</summary>
    public string MeetingPointOf(TenantId tenant, ItemKey item) => _inTurn.Contains(tenant) ? TenantKeys.WholeUsage : TenantKeys.Usage(item);

    /// <summary>What is to be read beside the rows of an item whose activities may become more or less.</summary>
    public IEnumerable<string> KeysOf(TenantId tenant, ItemKey item) =>
        _inTurn.Contains(tenant) ? [TenantKeys.Usage(item), TenantKeys.WholeUsage] : [TenantKeys.Usage(item)];

    /// <summary>Counts a change that was decided.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="changes">What was decided.</param>
    /// <param name="read">What it was decided on; what else is needed is read here.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<UsageCounting> CountAsync(TenantId tenant, ChangeSet changes, Snapshot read, CancellationToken cancellation)
    {
        var items = DeltasOf(changes);
        if (items.IsEmpty)
            return new UsageCounting.Counted([]);
        var partition = Partition.Of(tenant);
        await read.ReadAsync(table, partition, items.Select(item => TenantKeys.Usage(item.Key)), cancellation);
        // Two items may be counted in one part.
        var parts = items.GroupBy(item => TenantKeys.Usage(item.Key)).Select(part => new ChangedPart(
            part.Key, read.Usage(part.First().Key), part.Aggregate(read.Usage(part.First().Key), static (row, item) => row.Plus(item.Key, item.Open, item.FileBytes)))).ToList();
        var admission = OpenActivityLimit.Admit([.. parts.Select(part => new UsageChange(part.Before.ToPart(), part.Delta))], tenants.UndividedShare);
        if (admission is not Admission.Counted counted)
        {
            await DivideAsync(tenant, changes.Now, cancellation);
            return new UsageCounting.Again();
        }

        if (!changes.IsBeyondLimits && items.Sum(item => item.FileBytes) is > 0 and var bytes && await IsFullAsync(partition, bytes, cancellation))
            return new UsageCounting.Refused(LimitRefusal.OfFileBytes(tenants.Limits));
        ImmutableArray<RowChange> rows =
        [
            .. parts.Zip(counted.Parts).Select(pair => TaggedWrite.Put(
                read.RowOf(pair.First.Key), pair.First.Key, RowShapes.Usage.Write(pair.First.After.With(pair.Second)))),
        ];
        _inTurn.Set(tenant, counted.InTurn);
        return counted.InTurn && parts.Sum(part => part.Delta) is not 0 and var added
            ? await CountInTurnAsync(tenant, changes, read, added, rows, cancellation)
            : new UsageCounting.Counted(rows);
    }

    /// <summary>Divides the tenant's limit, as it is now, among its parts.</summary>
    public async Task DivideAsync(TenantId tenant, Instant now, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        for (var tries = 1; ; tries++)
        {
            // The rows come first: whoever sets another limit divides it afterwards, and gives them other tags.
            var rows = await UsageRows.ReadAsync(table, partition, cancellation);
            var limit = await tenants.LimitAsync(tenant, cancellation);
            var division = OpenActivityLimit.Divide(rows.Whole, [.. rows.Parts.Select(part => part.ToPart())], limit, now);
            List<RowChange> batch =
            [
                .. rows.Parts.Zip(division.Parts).Select((pair, shard) => rows.Put(TenantKeys.UsageShard(shard), RowShapes.Usage.Write(pair.First.With(pair.Second)))),
                rows.Put(TenantKeys.WholeUsage, RowShapes.WholeUsage.Write(WholeUsageRow.Of(division.Whole))),
            ];
            var contested = TenantKeys.WholeUsage;
            try
            {
                if (await table.CommitAsync(partition, batch, cancellation) is not BatchOutcome.Refused refused)
                    return;
                contested = refused.Key;
            }
            catch (StorageUnavailableException) when (tries <= Collisions.MostUnanswered)
            {
                // It may be divided all the same, and doing it twice does no harm.
            }

            await Collisions.PauseAsync(tries, contested, time, cancellation);
        }
    }

    /// <summary>Counts a change in the whole of a tenant, beside the rows of its parts.</summary>
    private async Task<UsageCounting> CountInTurnAsync(
        TenantId tenant, ChangeSet changes, Snapshot read, long added, ImmutableArray<RowChange> parts, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        await read.ReadAsync(table, partition, [TenantKeys.WholeUsage], cancellation);
        if (read.WholeUsage() is not { TakesTurns: true } whole)
        {
            // As a rule a division came between the two reads.
            await DivideAsync(tenant, changes.Now, cancellation);
            return new UsageCounting.Again();
        }

        if (!changes.IsBeyondLimits && OpenActivityLimit.IsExceeded(whole, added) && await RefusesAsync(partition, cancellation))
            return new UsageCounting.Refused(LimitRefusal.OfOpenActivities(whole));
        var after = WholeUsageRow.Of(OpenActivityLimit.Count(whole, added, changes.Now));
        return new UsageCounting.Counted(
            [.. parts, TaggedWrite.Put(read.RowOf(TenantKeys.WholeUsage), TenantKeys.WholeUsage, RowShapes.WholeUsage.Write(after))]);
    }

    private static ImmutableArray<(ItemKey Key, long Open, long FileBytes)> DeltasOf(ChangeSet changes) =>
    [
        .. from change in changes.Activities
           from one in new[] { (Activity: change.Before, Sign: -1), (Activity: change.After, Sign: 1) }
           where one.Activity is not null
           group (Open: one.Activity.IsOpen ? one.Sign : 0, FileBytes: one.Sign * one.Activity.FileBytes) by one.Activity.Item into item
           let sum = (item.Key, Open: (long)item.Sum(one => one.Open), FileBytes: item.Sum(one => one.FileBytes))
           where sum.Open != 0 || sum.FileBytes != 0
           select sum,
    ];

    private async Task<bool> IsFullAsync(string partition, long added, CancellationToken cancellation) =>
        (await UsageRows.ReadAsync(table, partition, cancellation)).Parts.Sum(part => part.FileBytes) + added > tenants.Limits.FileBytesPerTenant;

    private async Task<bool> RefusesAsync(string partition, CancellationToken cancellation) =>
        await table.GetAsync(partition, TenantKeys.Behavior, cancellation) is { } row
        && RowShapes.Behavior.Read(row.Body).AtLimit is AtLimit.Refuse;

    /// <param name="Key">The part's row.</param>
    /// <param name="Before">What it counts.</param>
    /// <param name="After">What it is to count.</param>
    private sealed record ChangedPart(string Key, UsageRow Before, UsageRow After)
    {
        public long Delta { get; } = After.ToPart().Open - Before.ToPart().Open;
    }
}
