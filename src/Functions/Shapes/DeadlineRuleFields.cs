using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Shapes;

/// <summary>A deadline rule, in requests and in answers: so many working days or calendar days, at a time of day or at that of creation.</summary>
internal sealed record DeadlineRuleFields
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public int? WorkingDays { get; init; }
    public int? CalendarDays { get; init; }
    public string? Time { get; init; }

    public static DeadlineRuleFields Of(DeadlineRule rule) => new()
    {
        WorkingDays = rule.CountsWorkingDays ? rule.Days : null,
        CalendarDays = rule.CountsWorkingDays ? null : rule.Days,
        Time = rule.Time is { } time ? Clock.Format(time) : null,
    };

    /// <summary>The rule; null, with an error, when it cannot be read.</summary>
    public static DeadlineRule? Read(DeadlineRuleFields? fields, RequestErrors errors, string within)
    {
        if (fields is null or { WorkingDays: null, CalendarDays: null } or { WorkingDays: not null, CalendarDays: not null })
        {
            errors.Add(within, "required", "A deadline rule has either workingDays or calendarDays.");
            return null;
        }

        var days = fields.WorkingDays ?? fields.CalendarDays!.Value;
        if (days is < DeadlineRule.MinDays or > DeadlineRule.MaxDays)
        {
            errors.Add(
                within + (fields.WorkingDays is null ? "/calendarDays" : "/workingDays"),
                "outOfRange",
                $"The days are a number from {DeadlineRule.MinDays} to {DeadlineRule.MaxDays}.");
            return null;
        }

        LocalTime? time = null;
        if (fields.Time is not null)
        {
            if (!Clock.Parse(fields.Time).TryGetValue(default, out var read))
            {
                errors.Add(within + "/time", "invalid", "The time of day looks like 10:00.");
                return null;
            }

            time = read;
        }

        return fields.WorkingDays is null ? DeadlineRule.CalendarDays(days, time) : DeadlineRule.WorkingDays(days, time);
    }
}
