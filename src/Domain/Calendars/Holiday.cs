using NodaTime.Text;

namespace SmartActivities.Domain.Calendars;

/// <summary>
/// A day that differs from its day of the week. Without hours it is free; with hours it is a half day: a working day with
/// these hours instead of its usual ones. On a day of the week without working time a date with hours is worked all the
/// same; a day of every year is not.
/// </summary>
public abstract record Holiday
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    private Holiday(string name, DayHours? hours)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaxNameLength, nameof(name));
        Name = name;
        Hours = hours ?? DayHours.None;
    }

    /// <summary>What the day is called.</summary>
    public string Name { get; }

    /// <summary>The hours that are kept; empty on a free day.</summary>
    public DayHours Hours { get; }

    /// <summary>Whether some working time is left.</summary>
    public bool IsHalfDay => !Hours.IsEmpty;

    /// <summary>A holiday on one date.</summary>
    public sealed record Dated : Holiday
    {
        /// <summary>A holiday on one date; free unless hours are given.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The date lies before <see cref="WorkCalendar.FirstDate"/>.</exception>
        public Dated(LocalDate date, string name, DayHours? hours = null) : base(name, hours)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(date, WorkCalendar.FirstDate);
            Date = date;
        }

        /// <summary>The one day that it is on.</summary>
        public LocalDate Date { get; }
    }

    /// <summary>A holiday on the same month and day of every year. One on 29 February exists in leap years alone.</summary>
    public sealed record Yearly : Holiday
    {
        /// <summary>A holiday in every year; free unless hours are given.</summary>
        public Yearly(AnnualDate day, string name, DayHours? hours = null) : base(name, hours) => Day = day;

        /// <summary>The month and day.</summary>
        public AnnualDate Day { get; }

        /// <summary>Reads "11-11", month before day; false for a day that no year has, such as 02-30.</summary>
        public static bool TryParseDay(string? text, out AnnualDate day) =>
            AnnualDatePattern.Iso.Parse(text!).TryGetValue(default, out day);
    }
}
