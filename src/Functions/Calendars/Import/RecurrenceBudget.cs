namespace SmartActivities.Functions.Calendars.Import;

/// <summary>How much working out the recurring events of one file may cost together, in days that have to be looked at. It is estimated
/// beforehand from the rules alone, so that the same file always gets the same answer.</summary>
internal sealed class RecurrenceBudget
{
    private const long Days = 1_000_000;

    private long _left = Days;

    /// <summary>False when the budget does not cover so many days.</summary>
    public bool TrySpend(long days) => (_left -= days) >= 0;
}
