namespace SmartActivities.Domain;

/// <summary>How long before a deadline a user likes to be reminded, where neither a template nor the user says otherwise.</summary>
/// <param name="General">For whatever no entry names.</param>
/// <param name="Special">The entries, each place once.</param>
public sealed record ReminderPreferences(ReminderOffsets General, ImmutableArray<ReminderPreference> Special)
{
    /// <summary>The most entries that a user may have.</summary>
    public const int MaxSpecial = 100;

    /// <summary>What every user begins with.</summary>
    public static ReminderPreferences Default { get; } = new(ReminderOffsets.Default, []);

    /// <summary>The reminders for an item: those of its pipeline, else those of its type, else the general ones.</summary>
    public ReminderOffsets For(ItemType type, PipelineId? pipeline)
    {
        ReminderOffsets? ofType = null;
        foreach (var entry in Special)
        {
            if (entry.ItemType != type)
                continue;
            if (entry.Pipeline is null)
                ofType = entry.Reminders;
            else if (entry.Pipeline == pipeline)
                return entry.Reminders;
        }

        return ofType ?? General;
    }
}
