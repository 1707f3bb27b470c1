using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Commands;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.Board;
using SmartActivities.Functions.Calendars;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.FormClose;
using SmartActivities.Functions.Items;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Me;
using SmartActivities.Functions.Settings;
using SmartActivities.Functions.Shapes;
using SmartActivities.Functions.Templates;
using SmartActivities.Functions.Tenants;

namespace SmartActivities.Functions;

/// <summary>How requests are read and answers are written: camelCase, and strict in what is read.</summary>
[JsonSerializable(typeof(EvaluateRequest))]
[JsonSerializable(typeof(EvaluateResponse))]
[JsonSerializable(typeof(SaveActivityRequest))]
[JsonSerializable(typeof(ActivityResponse))]
[JsonSerializable(typeof(CompleteActivityRequest))]
[JsonSerializable(typeof(CompleteActivityResponse))]
[JsonSerializable(typeof(ListResponse<ActivityResponse>))]
[JsonSerializable(typeof(ListResponse<AttachmentResponse>))]
[JsonSerializable(typeof(EditActivityRequest))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(OffsetDateTime?))]
[JsonSerializable(typeof(IReadOnlyList<Duration>))]
[JsonSerializable(typeof(ReopenActivityRequest))]
[JsonSerializable(typeof(SnoozeFields))]
[JsonSerializable(typeof(SnoozeMenuResponse))]
[JsonSerializable(typeof(SignalRequest))]
[JsonSerializable(typeof(TimelineEntryResponse))]
[JsonSerializable(typeof(PinRequest))]
[JsonSerializable(typeof(ConvertItemRequest))]
[JsonSerializable(typeof(ConvertItemResponse))]
[JsonSerializable(typeof(PutItemRequest))]
[JsonSerializable(typeof(ItemResponse))]
[JsonSerializable(typeof(TimelineResponse))]
[JsonSerializable(typeof(ListResponse<CardResponse>))]
[JsonSerializable(typeof(StageCountsResponse))]
[JsonSerializable(typeof(PlannerCountsResponse))]
[JsonSerializable(typeof(CountersResponse))]
[JsonSerializable(typeof(CountedResponse))]
[JsonSerializable(typeof(AgendaResponse))]
[JsonSerializable(typeof(NotificationsResponse))]
[JsonSerializable(typeof(NotificationResponse))]
[JsonSerializable(typeof(CardMovedResponse))]
[JsonSerializable(typeof(MarkReadRequest))]
[JsonSerializable(typeof(ListResponse<ReminderResponse>))]
[JsonSerializable(typeof(DevelopmentToken))]
[JsonSerializable(typeof(DevelopmentTokenRequest))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(SuggestionSettingsFields))]
[JsonSerializable(typeof(BehaviorFields))]
[JsonSerializable(typeof(CalendarFields))]
[JsonSerializable(typeof(CountryHolidaysRequest))]
[JsonSerializable(typeof(HolidaysAddedResponse))]
[JsonSerializable(typeof(TemplateFields))]
[JsonSerializable(typeof(ListResponse<TemplateFields>))]
[JsonSerializable(typeof(OptOutRequest))]
[JsonSerializable(typeof(OptOutResponse))]
[JsonSerializable(typeof(SuggestionMenuResponse))]
[JsonSerializable(typeof(PreferencesFields))]
[JsonSerializable(typeof(OwnCalendarFields))]
[JsonSerializable(typeof(DeadlineRequest))]
[JsonSerializable(typeof(DeadlineResponse))]
[JsonSerializable(typeof(WorkingDaysResponse))]
[JsonSerializable(typeof(ListResponse<PublicHolidayResponse>))]
[JsonSerializable(typeof(ListResponse<CountryResponse>))]
[JsonSerializable(typeof(PlannerDraftRequest))]
[JsonSerializable(typeof(DraftResponse))]
[JsonSerializable(typeof(ReprojectionResponse))]
[JsonSerializable(typeof(TenantFields))]
[JsonSerializable(typeof(UsageResponse))]
[JsonSerializable(typeof(CleanUpFields))]
[JsonSerializable(typeof(CleanUpPreview))]
[JsonSerializable(typeof(CleanUpResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        // Answers are read as JSON alone (nosniff says so), and most texts are not English: escapes would only make them long.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new InstantJsonConverter(),
            new OffsetDateTimeJsonConverter(),
            new LocalDateJsonConverter(),
            new DurationJsonConverter(),
            new WordJsonConverters
            {
                [typeof(ActivityStatus)] = static () => new WordJsonConverter<ActivityStatus>(),
                [typeof(AttentionCause)] = static () => new WordJsonConverter<AttentionCause>(),
                [typeof(AtLimit)] = static () => new WordJsonConverter<AtLimit>(),
                [typeof(CleanUpAction)] = static () => new WordJsonConverter<CleanUpAction>(),
                [typeof(CleanUpState)] = static () => new WordJsonConverter<CleanUpState>(Domain.Limits.CleanUpState.Undoing),
                [typeof(CounterMode)] = static () => new WordJsonConverter<CounterMode>(),
                [typeof(CounterReason)] = static () => new WordJsonConverter<CounterReason>(),
                [typeof(CounterState)] = static () => new WordJsonConverter<CounterState>(),
                [typeof(DayReason)] = static () => new WordJsonConverter<DayReason>(),
                [typeof(NotificationKind)] = static () => new WordJsonConverter<NotificationKind>(),
                [typeof(OptOutChoice)] = static () => new WordJsonConverter<OptOutChoice>(Domain.Suggestions.OptOutChoice.Date),
                [typeof(PlannerColumn)] = static () => new WordJsonConverter<PlannerColumn>(),
                [typeof(PlannerTarget)] = static () => new WordJsonConverter<PlannerTarget>(),
                [typeof(ReminderState)] = static () => new WordJsonConverter<ReminderState>(),
                [typeof(ReprojectionStatus)] = static () => new WordJsonConverter<ReprojectionStatus>(),
                [typeof(SignalKind)] = static () => new WordJsonConverter<SignalKind>(),
                [typeof(SnoozedPart)] = static () => new WordJsonConverter<SnoozedPart>(),
                [typeof(SnoozeGoal)] = static () => new WordJsonConverter<SnoozeGoal>(),
                [typeof(SnoozeStart)] = static () => new WordJsonConverter<SnoozeStart>(),
                [typeof(StageSemantics)] = static () => new WordJsonConverter<StageSemantics>(),
                [typeof(SuggestionMode)] = static () => new WordJsonConverter<SuggestionMode>(),
                [typeof(SuggestionReason)] = static () => new WordJsonConverter<SuggestionReason>(),
                [typeof(TenantPlan)] = static () => new WordJsonConverter<TenantPlan>(),
                [typeof(TimelineKind)] = static () => new WordJsonConverter<TimelineKind>(),
            },
        },
    });
}
