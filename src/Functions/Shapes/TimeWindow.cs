using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Shapes;

/// <summary>The span of time that a query asks for with <c>from</c> and <c>to</c>, each a day on the caller's clock or an instant.</summary>
/// <param name="From">Its first moment; absent where the query does not say.</param>
/// <param name="To">Its last moment, of a day the last tick; absent where the query does not say.</param>
internal readonly record struct TimeWindow(Instant? From, Instant? To)
{
    /// <summary>The window, or 400 that names the parameter which is neither a day nor an instant, or <c>to</c> where it lies before <c>from</c>.</summary>
    public static Parsed<TimeWindow> Read(QueryValues query, DateTimeZone zone)
    {
        if (!Moment(query, "from", zone.StartOf).TryGet(out var from, out var problem)
            || !Moment(query, "to", day => zone.StartOf(day.PlusDays(1)) - Duration.FromTicks(1)).TryGet(out var to, out problem))
        {
            return problem;
        }

        return to < from
            ? Problem.MalformedParameter("to", "outOfRange", "The end must not lie before the beginning.")
            : new TimeWindow(from, to);
    }

    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(Instant moment) => !(moment < From) && !(moment > To);

    /// <summary>The part of an interval that lies in it; empty where none does.</summary>
    public Interval Within(Interval interval)
    {
        var start = interval.HasStart && !(interval.Start < From) ? interval.Start : From;
        // An interval leaves its end out.
        var after = To + Duration.FromTicks(1);
        var end = interval.HasEnd && !(interval.End > after) ? interval.End : after;
        return start is { } begins && end is { } ends && ends < begins ? new Interval(begins, begins) : new Interval(start, end);
    }

    private static Parsed<Instant?> Moment(QueryValues query, string name, Func<LocalDate, Instant> ofDay)
    {
        if (query[name] is not { } text)
            return default(Instant?);
        if (DayText.Find(text) is { } day)
            return ofDay(day);
        return Rfc3339.Parse(text) is { } instant && Rfc3339.IsInRange(instant)
            ? instant.ToInstant()
            : Problem.MalformedParameter(name, "invalid", $"Give a day, like 2026-11-26, or {Rfc3339.Expected}.");
    }
}
