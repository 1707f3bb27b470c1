using System.Text.Json;
using System.Text.Json.Serialization;

#pragma warning disable MA0048 // A dozen shapes of one line each are easier to read side by side.

namespace SmartActivities.Http.Bench.Bare;

internal sealed record BareItemName(string Type, string Id);

internal sealed record BareRequest(BareItemName Item, string? Subject = null, string? Description = null);

internal sealed record BareStage(string Pipeline, string Id);

internal sealed record BareOpen(long I, long D, long L);

internal sealed record BareItem(
    int V, string Type, string Id, string Title, BareStage? Stage, string Responsible, DateTimeOffset CreatedAt, DateTimeOffset AttentionAt,
    List<BareOpen> Open, long Revision);

internal sealed record BareDay(string Date, bool Counted, string Reason);

internal sealed record BareDraft(
    string Subject, string Description, DateTimeOffset Deadline, string TimeZone, string? ResponsibleId, string[] Reminders, string? Color,
    string TemplateId, BareDay[] Explanation)
{
    public static BareDraft For(BareItem? item, DateTimeOffset now) => new(
        "Contact the customer", "", now.AddDays(3), "Europe/Warsaw", item?.Responsible, ["PT15M", "PT0S"], null, "default",
        [.. Enumerable.Range(0, 4).Select(day => new BareDay(now.AddDays(day).ToString("yyyy-MM-dd", null), day > 0, "workingDay"))]);
}

internal sealed record BareEvaluation(bool Suggest, string Reason, BareDraft? Draft)
{
    public const string TenantHeader = "X-Tenant";
    public const string UserHeader = "X-User";

    public string[]? OptOutChoices => Suggest ? ["day", "week", "month", "forever"] : null;

    /// <summary>Two point reads, and a draft where nothing is planned and the user wants to be asked.</summary>
    public static BareEvaluation Of(BareReaders readers, string tenant, string user, BareRequest asked, DateTimeOffset now)
    {
        var body = readers.Get(tenant, $"item|{asked.Item.Type}|{asked.Item.Id}");
        var item = body is null ? null : JsonSerializer.Deserialize(body, BareJson.Default.BareItem);
        if (readers.Get(tenant, $"preference|{user}|choices") is not null)
            return new BareEvaluation(Suggest: false, "optedOut", Draft: null);
        return item is { Open.Count: > 0 }
            ? new BareEvaluation(Suggest: false, "hasPlannedActivity", Draft: null)
            : new BareEvaluation(Suggest: true, "noPlannedActivity", BareDraft.For(item, now));
    }
}

internal sealed record BareActivity(
    int V, long Id, string ItemType, string ItemId, string Subject, string? Description, DateTimeOffset Deadline, string Zone,
    string Responsible, string ItemResponsible, string CreatedBy, DateTimeOffset CreatedAt, long[] Reminders, DateTimeOffset NextReminder,
    string Template, string[] Files, long Revision);

internal sealed record BareAgenda(long Id, string ItemType, string ItemId, DateTimeOffset Deadline, DateTimeOffset LightsAt, int V);

internal sealed record BareDue(long Id, string ItemType, string ItemId, int V);

internal sealed record BareEntry(DateTimeOffset At, string Sequence, string By, long Activity, Dictionary<string, string> Data, int V);

internal sealed record BareUsage(Dictionary<string, long> Open, int V);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareEvaluation))]
[JsonSerializable(typeof(BareItem))]
[JsonSerializable(typeof(BareActivity))]
[JsonSerializable(typeof(BareAgenda))]
[JsonSerializable(typeof(BareDue))]
[JsonSerializable(typeof(BareEntry))]
[JsonSerializable(typeof(BareUsage))]
internal sealed partial class BareJson : JsonSerializerContext;
