using SmartActivities.Domain;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Commands;
using SmartActivities.Domain.Templates;

namespace SmartActivities.TestSupport;

/// <summary>Valid things in which every part can be said or left out. Their world: tenant demo, user anna, Warsaw, Monday 23 November
/// 2026, 10:00.</summary>
public static class A
{
    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 23, 9, 0);

    public static DateTimeZone Warsaw { get; } = DateTimeZoneProviders.Tzdb["Europe/Warsaw"];

    public static TenantId Tenant { get; } = TenantId.Parse("demo");

    public static UserId Anna { get; } = UserId.Parse("anna");

    public static UserId Jan { get; } = UserId.Parse("jan");

    public static Task<Duration> MaxAge(CancellationToken cancellation) => Task.FromResult(TenantBehavior.Default.MaxReminderAge);

    public static ItemKey Deal(string id = "42") => new(ItemType.Deal, ItemId.Parse(id));

    public static Stage Stage(string id = "NEW", StageSemantics semantics = StageSemantics.Process) =>
        new(PipelineId.Parse("0"), StageId.Parse(id), semantics);

    public static Deadline Deadline(int hoursAhead = 72) => new(Now + Duration.FromHours(hoursAhead), Warsaw);

    public static Item Item(ItemKey? key = null, string title = "Roof for Kowalski", Stage? stage = null, UserId? responsible = null) =>
        Domain.Item.New(key ?? Deal(), title, stage ?? Stage(), responsible ?? Anna, Now - Duration.FromDays(1));

    public static SaveActivityCommand Save(
        long id = 1,
        ItemKey? item = null,
        Deadline? deadline = null,
        UserId? responsible = null,
        IReadOnlyCollection<Duration>? reminders = null,
        string subject = "Contact the customer",
        long? parent = null,
        Instant? now = null) => new()
        {
            Id = new ActivityId(id),
            Item = item ?? Deal(),
            ItemTitle = "Roof for Kowalski",
            By = Anna,
            Now = now ?? Now,
            Content = Content(deadline, responsible, reminders, subject),
            ParentId = parent is { } value ? new ActivityId(value) : null,
        };

    public static ActivityContent Content(
        Deadline? deadline = null, UserId? responsible = null, IReadOnlyCollection<Duration>? reminders = null, string subject = "Contact the customer") => new()
        {
            Drafter = Drafter(),
            Subject = subject,
            Deadline = deadline ?? Deadline(),
            ResponsibleId = responsible ?? Anna,
            Reminders = reminders ?? ReminderOffsets.Default.Values,
        };

    public static Drafter Drafter(params ImmutableArray<Template> templates) => new()
    {
        User = Anna,
        UserName = "Anna",
        Now = Now,
        Calendar = WorkCalendar.Default(Warsaw),
        Templates = new TemplateSet(templates),
    };

    /// <summary>An activity as saving it makes it.</summary>
    public static Activity Activity(
        long id = 1, Deadline? deadline = null, UserId? responsible = null, IReadOnlyCollection<Duration>? reminders = null) =>
        ((Decision<Activity>.Accepted)Save(id, deadline: deadline, responsible: responsible, reminders: reminders).Decide(Item(), parent: null)).Result;
}
