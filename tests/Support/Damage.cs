using SmartActivities.Domain;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>Breaks a tenant's computed rows in every way that comes to mind, and leaves the activities and what is known of items as they are.</summary>
public static class Damage
{
    private static readonly string[] Computed =
        [RowKind.Open.Word, RowKind.Agenda.Word, RowKind.Early.Word, RowKind.Deadline.Word, RowKind.Due.Word, RowKind.Upcoming.Word, RowKind.Ended.Word, RowKind.Board.Word];

    /// <summary>Breaks a third of the rows by removing them, a third by what they hold, and adds others.</summary>
    public static async Task DoAsync(ISortedTable table, TenantId tenant)
    {
        var partition = Partition.Of(tenant);
        var rows = await table.ReadAllAsync(partition, KeyRange.All, CancellationToken.None).ToListAsync();
        var items = rows.Where(row => Is(row, RowKind.Item.Word)).ToList();
        RowChange[] changes =
        [
            .. rows.Where(row => Computed.Any(word => Is(row, word))).SelectMany(Break),
            .. items.Take(2).Select(row => Knowing(row, [])),
            .. items.Skip(2).Take(2).Select(row => Knowing(row, [new OpenActivityRow(4_000_001, null, null, true)])),
            .. Enumerable.Range(0, OpenActivityLimit.Parts).Select(shard => new RowChange.Upsert(
                TenantKeys.UsageShard(shard), """{"open":{"deal":77,"lead":3},"v":1}""")),
            .. Superfluous(RowShapes.Item.Read(items[0].Body).ToItem()),
        ];
        foreach (var batch in changes.Chunk(TableLimits.BatchChanges))
        {
            if (await table.CommitAsync(partition, batch, CancellationToken.None) is BatchOutcome.Refused refused)
                throw new InvalidOperationException($"{refused}");
        }
    }

    private static IEnumerable<RowChange> Break(Row row, int i) => (i % 3) switch
    {
        0 => [new RowChange.Delete(row.Key, null)],
        1 => [new RowChange.Upsert(row.Key, row.Body.Replace("\"v\":1", "\"v\":1,\"revision\":1001,\"mood\":\"stale\"", StringComparison.Ordinal))],
        _ => [],
    };

    private static RowChange.Upsert Knowing(Row row, ImmutableArray<OpenActivityRow> open) =>
        new(row.Key, RowShapes.Item.Write(RowShapes.Item.Read(row.Body) with { Open = open }));

    /// <summary>Of another plan, of another user, of another stage, of what is no more, of a key that nobody writes, of a body that nobody can read.</summary>
    private static IEnumerable<RowChange> Superfluous(Item item)
    {
        var gone = new Activity
        {
            Id = new ActivityId(4_000_002),
            Item = item.Key,
            Subject = "Gone",
            Deadline = new Deadline(Instant.FromUtc(2026, 12, 24, 0, 0), DateTimeZone.Utc),
            ResponsibleId = UserId.Parse("ghost"),
            ItemResponsibleId = UserId.Parse("ghost"),
            CreatedBy = UserId.Parse("ghost"),
            CreatedAt = Instant.FromUtc(2026, 11, 23, 0, 0),
            NextReminderAt = Instant.FromUtc(2026, 12, 23, 0, 0),
            Edits = 1,
        };
        var other = item with { Stage = new Stage(PipelineId.Parse("0"), StageId.Parse("OLD"), StageSemantics.Process), Open = default };
        var rows = new RowSet();
        rows.Add(other, marks: null);
        rows.Add(gone);
        foreach (var (key, row) in rows.Rows.Where(row => !row.Value.Kind.IsPrimary))
            yield return new RowChange.Upsert(key, row.Body);

        var first = gone with { Id = new ActivityId(1) };
        yield return new RowChange.Upsert(TenantKeys.Open(first), "{}");
        yield return new RowChange.Upsert(AgendaKeys.Of(CounterMode.ActivityResponsible, first.ResponsibleId, OpenActivity.Of(first)), "{}");
        yield return new RowChange.Upsert(TenantKeys.Due(first.NextReminderAt!.Value, first.Id), "{}");
        yield return new RowChange.Upsert(TenantKeys.Upcoming(first.ResponsibleId, first.NextReminderAt!.Value, first.Id), "{}");
        yield return new RowChange.Upsert("board|nearest|deal|7", "{}");
        yield return new RowChange.Upsert("agenda|7", "{}");
    }

    private static bool Is(Row row, string word) => row.Key.StartsWith(word + "|", StringComparison.Ordinal);
}
