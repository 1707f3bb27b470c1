namespace SmartActivities.Storage.Rows;

/// <summary>An open activity in its item's row. There may be hundreds, so names and values are short: ticks of 100 ns since 1970.</summary>
internal sealed record OpenActivityRow(long I, long? D, long? L, bool C)
{
    public static OpenActivityRow Of(OpenActivity activity) =>
        new(activity.Id.Value, activity.DeadlineAt?.ToUnixTimeTicks(), activity.LightsAt?.ToUnixTimeTicks(), activity.Incoming);

    public OpenActivity ToOpenActivity() => new(new ActivityId(I), At(D), At(L), C);

    private static Instant? At(long? ticks) => ticks is { } value ? Instant.FromUnixTimeTicks(value) : null;
}
