using NodaTime.Text;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Storage.Rows;

/// <summary>A person's own hours and absences as they are stored, version 1.</summary>
internal sealed record PersonCalendarRow(long Revision, IReadOnlyList<string>? Hours, ImmutableArray<PersonCalendarRow.Away> Absences)
{
    public int V { get; init; } = 1;
    public ImmutableArray<string>? Marks { get; init; }

    public static PersonCalendarRow Of(PersonCalendar calendar, long revision) => new(
        revision,
        calendar.Hours is { } hours ? WeekText.Of(hours) : null,
        [.. calendar.Absences.Select(
            absence => new Away(LocalDatePattern.Iso.Format(absence.From), LocalDatePattern.Iso.Format(absence.To), absence.Name))]);

    public Versioned<PersonCalendar> ToCalendar() => new(
        new PersonCalendar(Hours is null ? null : WeekText.ToWeek([.. Hours]), [.. Absences.Select(away => away.ToAbsence())]),
        Revision);

    /// <summary>An absence: its first day, its last day, its name.</summary>
    internal sealed record Away(string F, string T, string N)
    {
        public Absence ToAbsence() => new(LocalDatePattern.Iso.Parse(F).Value, LocalDatePattern.Iso.Parse(T).Value, N);
    }
}
