using SmartActivities.Domain;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>Computes a tenant's rows anew from its activities, and tells where what is stored differs.</summary>
public static class Recount
{
    private static readonly RowKind[] Computed = [RowKind.Open, RowKind.Agenda, RowKind.Early, RowKind.Deadline, RowKind.Due, RowKind.Upcoming, RowKind.Ended, RowKind.Board];

    /// <summary>The differences, each in a line; none when every list, board, agenda and count is right.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ISortedTable table, TenantId tenant)
    {
        var stored = await table.ReadAllAsync(Partition.Of(tenant), KeyRange.All, CancellationToken.None).ToDictionaryAsync(row => row.Key, Body);
        var activities = Of(stored, RowKind.Activity, body => RowShapes.Activity.Read(body).ToActivity());
        var items = Of(stored, RowKind.Item, body => RowShapes.Item.Read(body).ToItem());

        var right = new RowSet();
        var usage = new Dictionary<string, UsageRow>();
        var differences = new List<string>();
        foreach (var item in items)
        {
            var open = activities.Where(activity => activity.Item == item.Key).Aggregate(default(OpenActivities), (all, one) => all.With(null, one));
            if (!open.Equals(item.Open))
                differences.Add($"{item.Key} knows {Ids(item.Open)}, and open are {Ids(open)}");
            if (item.IsCatchingUp)
                differences.Add($"{item.Key} is still to be caught up with");
            var fileBytes = activities.Where(activity => activity.Item == item.Key).Sum(activity => activity.FileBytes);
            if (fileBytes != item.FileBytes)
                differences.Add($"{item.Key} knows {item.FileBytes} bytes of files, and there are {fileBytes}");
            right.Add(item with { Open = open }, marks: null);
        }

        foreach (var activity in activities)
        {
            right.Add(activity);
            var shard = TenantKeys.Usage(activity.Item);
            usage[shard] = usage.GetValueOrDefault(shard, UsageRow.Empty).Plus(activity.Item, activity.IsOpen ? 1 : 0, activity.FileBytes);
            if (!activity.IsOpen)
                continue;
            var itemOf = items.Single(item => item.Key == activity.Item);
            if (activity.ItemResponsibleId != itemOf.ResponsibleId || activity.ItemIsFinal != itemOf.IsFinal)
                differences.Add($"Activity {activity.Id} did not follow its item");
        }

        var rows = right.Rows.Where(row => Computed.Contains(row.Value.Kind)).Select(row => (row.Key, row.Value.Body))
            .Concat(usage.Where(row => row.Value is not { Open.IsEmpty: true, FileBytes: 0 }).Select(row => (row.Key, Body: RowShapes.Usage.Write(row.Value)))).ToDictionary(row => row.Key, row => row.Body);
        differences.AddRange(
            from row in rows
            let body = stored.GetValueOrDefault(row.Key)
            where body != row.Value
            select body is null ? $"{row.Key} is missing" : $"{row.Key} is {body}, and should be {row.Value}");
        differences.AddRange(
            from row in stored
            where (IsComputed(row.Key) || (IsUsage(row.Key) && row.Value != RowShapes.Usage.Write(UsageRow.Empty))) && !rows.ContainsKey(row.Key)
            select $"{row.Key} should not be there");
        differences.AddRange(Whole(stored, usage.Values.Sum(row => row.ToPart().Open)));
        return differences;
    }

    private static IEnumerable<string> Whole(Dictionary<string, string> stored, long open)
    {
        if (!stored.TryGetValue(TenantKeys.WholeUsage, out var body))
            yield break;
        var whole = RowShapes.WholeUsage.Read(body).ToUsage();
        if (whole.Open is { } total && total != open)
            yield return $"All activities together are {open}, and the whole says {total}";
        if (whole.IsReached != open >= whole.Limit)
            yield return $"{open} activities are open, and of the limit of {whole.Limit} the whole says {(whole.IsReached ? "reached" : "not reached")}";
    }

    /// <summary>A row's body; of a count without who counted it last, and without what it may count.</summary>
    private static string Body(Row row) => IsUsage(row.Key)
        ? RowShapes.Usage.Write(RowShapes.Usage.Read(row.Body) with { RecountedBy = null, Most = null, InTurn = false })
        : row.Body;

    private static List<T> Of<T>(Dictionary<string, string> stored, RowKind kind, Func<string, T> read) =>
        [.. stored.Where(row => Word(row.Key) == kind.Word).Select(row => read(row.Value))];

    private static string Ids(OpenActivities open) => string.Join(' ', open.Values.Select(one => one.Id));

    private static bool IsComputed(string key) => Computed.Any(kind => kind.Word == Word(key));

    private static bool IsUsage(string key) => Word(key) == "usage" && key != TenantKeys.WholeUsage;

    private static string Word(string key) => key.Split('|')[0];
}
