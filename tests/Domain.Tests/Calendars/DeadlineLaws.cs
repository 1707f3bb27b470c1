using CsCheck;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

/// <summary>What holds for every rule, in every calendar, in every zone, at every moment from 1980 to 2060.</summary>
public class DeadlineLaws
{
    private static readonly string[] ZoneIds = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Gen<string> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(i => ZoneIds[i]);

    private static readonly Gen<Instant> Moments =
        Gen.Long[315_532_800_000, 2_840_140_800_000].Select(Instant.FromUnixTimeMilliseconds);

    private static readonly Gen<LocalDate> Dates = Gen.Int[0, 29_000].Select(day => new LocalDate(1980, 1, 1).PlusDays(day));

    private static readonly Gen<DayHours> Hours = Gen.Int[0, 24 * 60].HashSet[0, 6].Select(minutes =>
    {
        var ends = minutes.Order().ToArray();
        var ranges = ends.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new TimeRange(Clock(pair[0]), Clock(pair[1])));
        return DayHours.Of([.. ranges]);
    });

    private static readonly Gen<Holiday> Holidays = Gen.OneOf<Holiday>(
        Gen.Select(Dates, Hours, (date, hours) => (Holiday)new Holiday.Dated(date, "Dated", hours)),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 29], (month, day) => (Holiday)new Holiday.Yearly(new AnnualDate(month, day), "Yearly")));

    private static readonly Gen<Absence> Absences =
        Gen.Select(Dates, Gen.Int[0, 60], (from, days) => new Absence(from, from.PlusDays(days), "Away"));

    private static readonly Gen<WorkCalendar> Calendars = Gen.Select(
        Zones, Hours.Array[7], Holidays.Array[0, 40], Absences.Array[0, 20], (zone, week, holidays, absences) =>
            new WorkCalendar(Cal.Zone(zone), IsoDayOfWeek.Monday, WeekHours.Of(day => week[(int)day - 1]), [.. holidays])
                .ForPerson(null, null, [.. absences]));

    private static readonly Gen<DeadlineRule> Rules = Gen.Select(Gen.Int[1, 30], Gen.Bool, Gen.Int[-1439, 1439], (days, working, minute) =>
    {
        LocalTime? time = minute < 0 ? null : Clock(minute);
        return working ? DeadlineRule.WorkingDays(days, time) : DeadlineRule.CalendarDays(days, time);
    });

    // Two weeks in which everything happens at once.
    private static readonly Gen<LocalDate> BusyDates = Gen.Int[0, 13].Select(day => new LocalDate(2026, 12, 21).PlusDays(day));

    private static readonly Gen<DayHours> SomeHours = Gen.Bool.Select(works => works ? Cal.Hours("09:00-13:00") : DayHours.None);

    private static readonly Gen<Holiday> BusyHolidays = Gen.Select(BusyDates, SomeHours, Gen.Bool, Gen.Int[0, 1000], (date, hours, yearly, name) =>
        yearly
            ? (Holiday)new Holiday.Yearly(new AnnualDate(date.Month, date.Day), $"Holiday {name}", hours)
            : new Holiday.Dated(date, $"Holiday {name}", hours));

    private static readonly Gen<Absence> BusyAbsences = Gen.Select(BusyDates, Gen.Int[0, 6], Gen.Int[0, 1000], (from, days, name) =>
        new Absence(from, from.PlusDays(days), $"Absence {name}"));

    private static readonly Gen<WorkCalendar> BusyCalendars = Gen.Select(
        SomeHours.Array[7], SomeHours.Array[7], BusyHolidays.Array[0, 8], BusyAbsences.Array[0, 4], (tenants, own, holidays, absences) =>
            new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, WeekHours.Of(day => tenants[(int)day - 1]), [.. holidays])
                .ForPerson(null, WeekHours.Of(day => own[(int)day - 1]), [.. absences]));

    [Fact]
    public void Deadline_Always_LiesAheadOfItsCreation() =>
        Gen.Select(Rules, Moments, Calendars).Sample((rule, created, calendar) =>
            rule.DeadlineFor(created, calendar).Deadline.At > created);

    [Fact]
    public void Deadline_JustBeforeClocksGoBack_LiesAheadOfItsCreation() =>
        Gen.Select(Zones, Moments, Gen.Int[-180, 180], Rules).Sample((id, moment, minutes, rule) =>
        {
            var zone = Cal.Zone(id);
            var interval = zone.GetZoneInterval(moment);
            if (!interval.HasEnd)
                return true;
            var created = interval.End + Duration.FromMinutes(minutes);
            return rule.DeadlineFor(created, new WorkCalendar(zone, IsoDayOfWeek.Monday, WeekHours.None, [])).Deadline.At > created;
        });

    [Fact]
    public void Deadline_OfWorkingDays_FallsOnOneUnlessTheCalendarHasNone() =>
        Gen.Select(Rules, Moments, Calendars).Where((rule, _, _) => rule.CountsWorkingDays).Sample((rule, created, calendar) =>
        {
            var deadline = rule.DeadlineFor(created, calendar);
            return deadline.FellBackToCalendarDays
                ? !calendar.Hours.HasWorkingTime
                : calendar.Judge(deadline.Explain().Last().Date).IsWorking;
        });

    [Fact]
    public void Deadline_WithoutFixedTime_LiesInsideTheDaysHours() =>
        Gen.Select(Rules, Moments, Calendars).Where((rule, _, _) => rule.Time is null).Sample((rule, created, calendar) =>
        {
            // In UTC: a gap may push a time out of the hours, and that is the clock's doing.
            var deadline = rule.DeadlineFor(created, calendar.ForPerson(DateTimeZone.Utc, null, calendar.Absences));
            var counted = deadline.Explain().Last().Date;
            var hours = calendar.Judge(counted).Hours;
            // The end of a day is written as the next one's midnight.
            return hours.IsEmpty || (deadline.At.Date == counted
                ? hours.Ranges.Any(range => range.Contains(deadline.At.TimeOfDay))
                : hours.LastUntilMidnight && deadline.At.LocalDateTime == counted.PlusDays(1).AtMidnight());
        });

    [Fact]
    public void Deadline_WithoutHoursToFitInto_IsNeverLessThanTheDaysAhead() =>
        Gen.Select(Rules, Moments).Where((rule, _) => rule.Time is null).Sample((rule, created) =>
        {
            var calendar = new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, WeekHours.None, []);
            var ahead = rule.DeadlineFor(created, calendar).Deadline.At - created;
            return ahead >= Duration.FromDays(rule.Days) && ahead < Duration.FromDays(rule.Days) + Duration.FromHours(1);
        });

    [Fact]
    public void Explanation_Always_AddsUp() =>
        Gen.Select(Rules, Moments, Calendars).Sample((rule, created, calendar) =>
        {
            var deadline = rule.DeadlineFor(created, calendar);
            var days = deadline.Explain().ToList();
            Assert.Equal(created.InZone(calendar.Zone).Date, days[0].Date);
            Assert.Equal(DayReason.CreationDay, days[0].Reason);
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Date.PlusDays(1), pair.Second.Date));
            Assert.Equal(rule.Days, days.Count(day => day.Counted));
            Assert.True(days[^1].Counted);
            // A zone that skipped the day altogether moves the deadline to the next, where the end of a day is too.
            var skipped = calendar.Zone.StartOf(days[^1].Date) == calendar.Zone.StartOf(days[^1].Date.PlusDays(1));
            var ends = deadline.Deadline.At == calendar.Zone.StartOf(days[^1].Date.PlusDays(1));
            Assert.Equal(days[^1].Date.PlusDays(skipped || ends ? 1 : 0), deadline.At.Date);
        });

    [Fact]
    public void Deadline_CountedDayByDay_IsTheSame() =>
        Gen.Select(Rules, Moments, Calendars).Where((rule, _, _) => rule.CountsWorkingDays).Sample((rule, created, calendar) =>
        {
            var deadline = rule.DeadlineFor(created, calendar);
            if (deadline.FellBackToCalendarDays)
                return;
            var date = created.InZone(calendar.Zone).Date;
            for (var left = rule.Days; left > 0;)
            {
                date = date.PlusDays(1);
                if (calendar.Judge(date).IsWorking)
                    left--;
            }

            Assert.Equal(date, deadline.Explain().Last().Date);
        });

    [Fact]
    public void Deadline_InABusyFortnight_IsCountedAsDaysAreJudged() =>
        Gen.Select(BusyCalendars, BusyDates, Gen.Int[1, 8]).Sample((calendar, created, days) =>
        {
            var deadline = DeadlineRule.WorkingDays(days).DeadlineFor(created.AtMidnight().InUtc().ToInstant(), calendar);

            var working = Enumerable.Range(1, 3_653).Select(created.PlusDays).Where(date => calendar.Judge(date).IsWorking).Take(days).ToList();
            Assert.Equal(working.Count < days, deadline.FellBackToCalendarDays);
            Assert.Equal(working.Count < days ? created.PlusDays(days) : working[^1], deadline.Explain().Last().Date);
        });

    [Fact]
    public void Judge_SeveralHolidaysOnOneDay_TellsDatedBeforeYearlyThenFreeThenTheFirst() =>
        Gen.Select(BusyCalendars, BusyDates).Sample((calendar, date) =>
        {
            var holiday = calendar.Holidays
                .Where(one => one is Holiday.Dated dated ? dated.Date == date : ((Holiday.Yearly)one).Day.InYear(date.Year) == date)
                .OrderBy(one => one is Holiday.Yearly).ThenBy(one => one.IsHalfDay)
                .FirstOrDefault();
            var verdict = calendar.Judge(date);

            Assert.Equal(holiday is { IsHalfDay: false }, verdict.Reason == DayReason.Holiday);
            if (verdict.Reason is DayReason.Holiday or DayReason.WorkingDay)
                Assert.Equal(holiday?.Name, verdict.Name);
        });

    [Fact]
    public void Judge_SeveralAbsencesOnOneDay_TellsTheOneThatBeganFirst() =>
        Gen.Select(BusyCalendars, BusyDates).Sample((calendar, date) =>
        {
            var absence = calendar.Absences.Where(one => one.From <= date && date <= one.To).OrderBy(one => one.From).FirstOrDefault();
            var verdict = calendar.Judge(date);

            Assert.True(absence is null ? verdict.Reason != DayReason.Absence : verdict.Reason != DayReason.WorkingDay);
            if (verdict.Reason == DayReason.Absence)
                Assert.Equal(absence!.Name, verdict.Name);
        });

    private static LocalTime Clock(int minutes) => minutes == 24 * 60 ? LocalTime.MaxValue : LocalTime.FromMinutesSinceMidnight(minutes);
}
