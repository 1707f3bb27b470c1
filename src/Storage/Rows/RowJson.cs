using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage.Rows;

/// <summary>How rows are written: camelCase, nothing for what is absent or zero, moments in ISO 8601.</summary>
[JsonSerializable(typeof(ActivityRow))]
[JsonSerializable(typeof(ItemRow))]
[JsonSerializable(typeof(DueRow))]
[JsonSerializable(typeof(DeadlineRow))]
[JsonSerializable(typeof(CountedRow))]
[JsonSerializable(typeof(UpcomingRow))]
[JsonSerializable(typeof(RaisedRow))]
[JsonSerializable(typeof(TimelineRow))]
[JsonSerializable(typeof(InboxRow))]
[JsonSerializable(typeof(UsageRow))]
[JsonSerializable(typeof(WholeUsageRow))]
[JsonSerializable(typeof(CleanUpRow))]
[JsonSerializable(typeof(RequestRow))]
[JsonSerializable(typeof(SequenceRow))]
[JsonSerializable(typeof(TenantRow))]
[JsonSerializable(typeof(SecretRow))]
[JsonSerializable(typeof(SuggestionsRow))]
[JsonSerializable(typeof(BehaviorRow))]
[JsonSerializable(typeof(CalendarRow))]
[JsonSerializable(typeof(HolidaysRow))]
[JsonSerializable(typeof(TemplateRow))]
[JsonSerializable(typeof(TemplateCountRow))]
[JsonSerializable(typeof(ChoicesRow))]
[JsonSerializable(typeof(PersonCalendarRow))]
[JsonSerializable(typeof(FinishedRow))]
[JsonSerializable(typeof(RetentionRow))]
[JsonSerializable(typeof(PinRow))]
[JsonSerializable(typeof(UserRow))]
[JsonSerializable(typeof(MovedRow))]
[JsonSerializable(typeof(MarkedRow))]
internal sealed partial class RowJson : JsonSerializerContext
{
    public static RowJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // Rows are never put into a page, and most texts are not English: escapes would only make them long.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            // NodaConverters has it too, and builds the patterns of all its kinds at the first touch.
            new NodaPatternConverter<Instant>(InstantPattern.ExtendedIso),
            new JsonStringEnumConverter<ActivityStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AttentionCause>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<StageSemantics>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TimelineKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<NotificationKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TenantPlan>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<SuggestionMode>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<OptOutChoice>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<BoardOrder>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CounterMode>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AtLimit>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CleanUpAction>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CleanUpState>(JsonNamingPolicy.CamelCase),
        },
    });
}
