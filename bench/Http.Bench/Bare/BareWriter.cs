using System.Text.Json;

namespace SmartActivities.Http.Bench.Bare;

/// <summary>
/// Saves activities: one transaction a request, on the disk when it returns. Writers queue, for the file takes one at a time.
/// </summary>
internal sealed class BareWriter(string file) : IDisposable
{
    private readonly BareRows _rows = new(file);
    private readonly SemaphoreSlim _turn = new(1);
    private long _lastId = 1_000_000;

    public async Task<BareActivity> SaveAsync(string tenant, BareRequest asked, DateTimeOffset now, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _rows.Begin();
            var saved = Write(tenant, asked, now);
            _rows.Commit();
            return saved;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        _rows.Dispose();
    }

    private BareActivity Write(string tenant, BareRequest asked, DateTimeOffset now)
    {
        var place = $"{asked.Item.Type}|{asked.Item.Id}";
        var item = JsonSerializer.Deserialize(_rows.Get(tenant, $"item|{place}")!, BareJson.Default.BareItem)!;
        var (id, deadline) = (++_lastId, now.AddDays(3));
        var activity = new BareActivity(
            1, id, item.Type, item.Id, asked.Subject ?? "Contact the customer", asked.Description, deadline, "Europe/Warsaw", item.Responsible,
            item.Responsible, item.Responsible, now, [9_000_000_000, 0], deadline.AddMinutes(-15), "default", [], 1);
        var (due, number) = ($"{Ascending(deadline)}|8{id:x15}", $"8{id:x15}");

        var text = JsonSerializer.Serialize(activity, BareJson.Default.BareActivity);
        _rows.Put(tenant, $"activity|{id}", text);
        _rows.Put(tenant, $"open|{place}|{due}", text);
        var agenda = JsonSerializer.Serialize(
            new BareAgenda(id, item.Type, item.Id, deadline, activity.NextReminder, 1), BareJson.Default.BareAgenda);
        _rows.Put(tenant, $"agenda|activity|{item.Responsible}|{due}", agenda);
        _rows.Put(tenant, $"agenda|item|{item.Responsible}|{due}", agenda);
        _rows.Put(
            tenant, $"due|{Ascending(activity.NextReminder)}|{number}",
            JsonSerializer.Serialize(new BareDue(id, item.Type, item.Id, 1), BareJson.Default.BareDue));
        _rows.Put(
            tenant, $"timeline|{place}|{Descending(now)}|{id}-Created-1",
            JsonSerializer.Serialize(
                new BareEntry(now, $"{id}-Created-1", item.Responsible, id, new() { ["subject"] = activity.Subject }, 1), BareJson.Default.BareEntry));
        PutItem(tenant, place, item, activity);
        Count(tenant, item);
        return activity;
    }

    private void PutItem(string tenant, string place, BareItem item, BareActivity added)
    {
        var column = $"{item.Type}|{item.Stage!.Pipeline}|{item.Stage.Id}";
        if (item.Open.Count == 0)
            _rows.Delete(tenant, $"board|forgotten|{column}|{Ascending(item.AttentionAt)}|{item.Id}");
        item.Open.Add(new BareOpen(added.Id, UnixTicks(added.Deadline), UnixTicks(added.NextReminder)));
        var text = JsonSerializer.Serialize(item, BareJson.Default.BareItem);
        _rows.Put(tenant, $"item|{place}", text);
        _rows.Put(tenant, $"board|attention|{column}|{Descending(item.AttentionAt)}|{item.Id}", text);
        _rows.Put(tenant, $"board|created|{column}|{Descending(item.CreatedAt)}|{item.Id}", text);
    }

    private void Count(string tenant, BareItem item)
    {
        var key = $"usage|{item.Id[^1]}";
        var usage = _rows.Get(tenant, key) is { } text ? JsonSerializer.Deserialize(text, BareJson.Default.BareUsage)! : new BareUsage([], 1);
        usage.Open[item.Type] = usage.Open.GetValueOrDefault(item.Type) + 1;
        _rows.Put(tenant, key, JsonSerializer.Serialize(usage, BareJson.Default.BareUsage));
    }

    private static long UnixTicks(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks;

    private static string Ascending(DateTimeOffset at) => (0x8000_0000_0000_0000 + (ulong)UnixTicks(at)).ToString("x16", null);

    private static string Descending(DateTimeOffset at) => (~(0x8000_0000_0000_0000 + (ulong)UnixTicks(at))).ToString("x16", null);
}
