using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Me;

/// <summary>An absence, in requests and in answers; both days belong to it.</summary>
internal sealed record AbsenceFields
{
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Name { get; init; }

    public static AbsenceFields Of(Absence absence) => new()
    {
        From = LocalDatePattern.Iso.Format(absence.From),
        To = LocalDatePattern.Iso.Format(absence.To),
        Name = absence.Name,
    };

    /// <summary>The absence; null, with a violation, when it cannot be read.</summary>
    public static Absence? Read(AbsenceFields? fields, Violations violations, string within)
    {
        var from = violations.Day(fields?.From, within + "/from");
        var to = violations.Day(fields?.To, within + "/to");
        var name = violations.DayName(fields?.Name, within + "/name");
        if (from is null || to is null || name is null)
            return null;
        if (from <= to)
            return new Absence(from.Value, to.Value, name);
        violations.Add(within + "/to", "endsBeforeItBegins", "The absence must end on the day it begins, or later.");
        return null;
    }
}
