using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Me;

/// <summary>A person's own calendar, in requests and in answers.</summary>
internal sealed record OwnCalendarFields
{
    // A file of nonsense shall not get an answer ten times its size.
    private const int MostBroken = 20;

    /// <summary>Absent: the tenant's hours.</summary>
    public WeekFields? Hours { get; init; }
    public IReadOnlyList<AbsenceFields?>? Absences { get; init; }

    public static OwnCalendarFields Of(PersonCalendar calendar) => new()
    {
        Hours = calendar.Hours is { } hours ? WeekFields.Of(hours) : null,
        Absences = [.. calendar.Absences.Select(AbsenceFields.Of)],
    };

    /// <summary>The calendar; to be thrown away when there are violations.</summary>
    public PersonCalendar Read(Violations violations)
    {
        var hours = Hours?.Read(violations, "/hours");
        if (Absences?.Count > WorkCalendar.MaxAbsences)
        {
            violations.Add("/absences", "tooMany", $"There may be at most {WorkCalendar.MaxAbsences} absences.");
            return PersonCalendar.None;
        }

        var absences = ImmutableArray.CreateBuilder<Absence>();
        for (var i = 0; i < Absences?.Count && i - absences.Count < MostBroken; i++)
        {
            if (AbsenceFields.Read(Absences[i], violations, $"/absences/{i}") is { } absence)
                absences.Add(absence);
        }

        return new PersonCalendar(hours, absences.ToImmutable());
    }
}
