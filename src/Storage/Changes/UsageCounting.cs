using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>What counting a change comes to.</summary>
internal abstract record UsageCounting
{
    private UsageCounting()
    {
    }

    /// <summary>The rows that count it, for the batch that makes it.</summary>
    public sealed record Counted(ImmutableArray<RowChange> Rows) : UsageCounting;

    /// <summary>The tenant refuses what is above a limit.</summary>
    public sealed record Refused(LimitRefusal Reason) : UsageCounting;

    /// <summary>The limit was divided anew: read and decide again.</summary>
    public sealed record Again : UsageCounting;
}
