using BenchmarkDotNet.Attributes;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Bench;

/// <summary>What do half days, absences, several ranges a day and yearly holidays cost over a bare loop on DateTime?</summary>
[MemoryDiagnoser]
public class DeadlineBench
{
    private static readonly LocalDateTime Created = new(2027, 1, 8, 15, 1);

    private readonly DateTime _created = Created.ToDateTimeUnspecified();
    private readonly Instant _moment = Created.InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Warsaw"]).ToInstant();
    private HashSet<DateTime> _holidays = [];
    private WorkCalendar _calendar = null!;
    private DeadlineRule _rule = null!;

    /// <summary>How many working days ahead.</summary>
    [Params(3, 400)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // Sixty holidays over the two years that 400 working days take, a prime number of days apart so that weekdays are hit.
        var dates = Enumerable.Range(0, 60).Select(i => Created.Date.PlusDays(1 + (11 * i))).ToList();
        _holidays = [.. dates.Select(date => date.ToDateTimeUnspecified())];
        _calendar = new WorkCalendar(
            DateTimeZoneProviders.Tzdb["Europe/Warsaw"],
            IsoDayOfWeek.Monday,
            WeekHours.Default,
            [.. dates.Select(date => new Holiday.Dated(date, "Holiday"))]);
        _rule = DeadlineRule.WorkingDays(Days);
        if (OnTheLocalClock() != LocalDateTime.FromDateTime(ByHand()))
            throw new InvalidOperationException("The two must agree before they are compared.");
    }

    /// <summary>Weekends, a set of dates, one range of hours: what one writes in five minutes.</summary>
    [Benchmark(Baseline = true)]
    public DateTime ByHand()
    {
        var date = _created.Date;
        for (var left = Days; left > 0;)
        {
            date = date.AddDays(1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date))
                left--;
        }

        var hour = _created.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0 ? _created.Hour : (_created.Hour + 1) % 24;
        return date.AddHours(hour is < 9 or > 18 ? 9 : hour);
    }

    /// <summary>The same loop without holidays: how low it could go.</summary>
    [Benchmark]
    public DateTime ByHandWithoutHolidays()
    {
        var date = _created.Date;
        for (var left = Days; left > 0;)
        {
            date = date.AddDays(1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }

        var hour = _created.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0 ? _created.Hour : (_created.Hour + 1) % 24;
        return date.AddHours(hour is < 9 or > 18 ? 9 : hour);
    }

    /// <summary>Ours, local time to local time: what the loop by hand does.</summary>
    [Benchmark]
    public LocalDateTime OnTheLocalClock() => _rule.DeadlineFor(Created, _calendar, out _, out _);

    /// <summary>Ours from instant to instant, with the zone's rules on both ends and the object that can explain it.</summary>
    [Benchmark]
    public ComputedDeadline FromInstantToInstant() => _rule.DeadlineFor(_moment, _calendar);

    /// <summary>Ours with the explanation of every day.</summary>
    [Benchmark]
    public int Explained() => _rule.DeadlineFor(_moment, _calendar).Explain().Count();
}
