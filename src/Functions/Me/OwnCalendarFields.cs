using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Me;

/// <summary>A person's own calendar, in requests and in answers.</summary>
internal sealed record OwnCalendarFields
{
    // Nonsense must not be answered with a problem ten times its size.
    private const int MostBroken = 20;

    /// <summary>Absent: the tenant's hours.</summary>
    public WeekFields? Hours { get; init; }
    public IReadOnlyList<AbsenceFields?>? Absences { get; init; }

    public static OwnCalendarFields Of(PersonCalendar calendar) => new()
    {
        Hours = calendar.Hours is { } hours ? WeekFields.Of(hours) : null,
        Absences = [.. calendar.Absences.Select(AbsenceFields.Of)],
    };

    /// <summary>The calendar; meaningless once there are errors.</summary>
    public PersonCalendar Read(RequestErrors errors)
    {
        var hours = Hours?.Read(errors, "/hours");
        if (Absences?.Count > WorkCalendar.MaxAbsences)
        {
            errors.Add("/absences", "tooMany", $"There may be at most {WorkCalendar.MaxAbsences} absences.");
            return PersonCalendar.None;
        }

        var absences = ImmutableArray.CreateBuilder<Absence>();
        for (var i = 0; i < Absences?.Count && i - absences.Count < MostBroken; i++)
        {
            if (AbsenceFields.Read(Absences[i], errors, $"/absences/{i}") is { } absence)
                absences.Add(absence);
        }

        return new PersonCalendar(hours, absences.ToImmutable());
    }
}

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

    /// <summary>The absence; null, with an error, when it cannot be read.</summary>
    public static Absence? Read(AbsenceFields? fields, RequestErrors errors, string within)
    {
        var from = errors.Day(fields?.From, within + "/from");
        var to = errors.Day(fields?.To, within + "/to");
        var name = errors.DayName(fields?.Name, within + "/name");
        if (from is null || to is null || name is null)
            return null;
        if (from <= to)
            return new Absence(from.Value, to.Value, name);
        errors.Add(within + "/to", "endsBeforeItBegins", "The absence must end on the day it begins, or later.");
        return null;
    }
}
