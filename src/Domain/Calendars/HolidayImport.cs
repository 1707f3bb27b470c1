namespace SmartActivities.Domain.Calendars;

/// <summary>What came of adding holidays, from a country's list or a file, to a calendar's.</summary>
public abstract record HolidayImport
{
    private HolidayImport() { }

    /// <summary>
    /// Adds holidays to those that a calendar has. What somebody entered by hand is never overwritten: a day that is a holiday
    /// already, on its date or in every year, is skipped; so is the second of two that come for one day.
    /// </summary>
    /// <param name="existing">The calendar's holidays.</param>
    /// <param name="incoming">Those to add, in the order in which they are to stand; not read past what a calendar may hold.</param>
    public static HolidayImport Add(ImmutableArray<Holiday> existing, IEnumerable<Holiday> incoming)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        var dated = existing.OfType<Holiday.Dated>().Select(holiday => holiday.Date).ToHashSet();
        var yearly = existing.OfType<Holiday.Yearly>().Select(holiday => holiday.Day).ToHashSet();
        var all = existing.ToBuilder();
        var skipped = ImmutableArray.CreateBuilder<Holiday>();
        var read = 0;
        foreach (var holiday in incoming)
        {
            if (++read > WorkCalendar.MaxHolidays)
                return new TooMany();
            var isNew = holiday switch
            {
                Holiday.Dated one => !yearly.Contains(new AnnualDate(one.Date.Month, one.Date.Day)) && dated.Add(one.Date),
                Holiday.Yearly every => yearly.Add(every.Day),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            (isNew ? all : skipped).Add(holiday);
        }

        return all.Count > WorkCalendar.MaxHolidays
            ? new TooMany()
            : new Done(all.ToImmutable(), all.Count - existing.Length, skipped.ToImmutable());
    }

    /// <summary>It went well.</summary>
    /// <param name="Holidays">What the calendar has now.</param>
    /// <param name="Added">How many of them are new.</param>
    /// <param name="Skipped">Those whose day was a holiday already.</param>
    public sealed record Done(ImmutableArray<Holiday> Holidays, int Added, ImmutableArray<Holiday> Skipped) : HolidayImport;

    /// <summary>More came than <see cref="WorkCalendar.MaxHolidays"/>, or would be there in the end; nothing is added.</summary>
    public sealed record TooMany : HolidayImport;
}
