namespace SmartActivities.Domain.Calendars;

/// <summary>Absences in an order that lets a day be found by halving.</summary>
internal sealed class AbsenceIndex
{
    private readonly (int From, int To, Absence Absence)[] _spans;

    public AbsenceIndex(ImmutableArray<Absence> absences)
    {
        var spans = new List<(int From, int To, Absence Absence)>(absences.Length);
        foreach (var absence in absences.OrderBy(absence => absence.From))
        {
            var from = absence.From.ToDateOnly().DayNumber;
            var to = absence.To.ToDateOnly().DayNumber;
            // A day in two absences is told by the one that began first, so that the spans are disjoint.
            if (spans.Count > 0)
                from = Math.Max(from, spans[^1].To + 1);
            if (from <= to)
                spans.Add((from, to, absence));
        }
        _spans = [.. spans];
    }

    public Absence? Find(int dayNumber)
    {
        int low = 0, high = _spans.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            ref readonly var span = ref _spans[middle];
            if (dayNumber < span.From)
                high = middle - 1;
            else if (dayNumber > span.To)
                low = middle + 1;
            else
                return span.Absence;
        }
        return null;
    }
}
