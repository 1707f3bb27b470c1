namespace SmartActivities.Domain.Calendars;

/// <summary>Days on which a person does not work.</summary>
public sealed record Absence
{
    /// <summary>Makes an absence.</summary>
    /// <param name="from">The first day away.</param>
    /// <param name="to">The last day away.</param>
    /// <param name="name">What the person calls it, such as "Leave"; at most <see cref="Holiday.MaxNameLength"/> long.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> lies before <paramref name="from"/>, or that before
    /// <see cref="WorkCalendar.FirstDate"/>.</exception>
    public Absence(LocalDate from, LocalDate to, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, WorkCalendar.FirstDate);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, Holiday.MaxNameLength, nameof(name));
        From = from;
        To = to;
        Name = name;
    }

    /// <summary>The first day away.</summary>
    public LocalDate From { get; }

    /// <summary>The last day away.</summary>
    public LocalDate To { get; }

    /// <summary>What the person calls it.</summary>
    public string Name { get; }
}
