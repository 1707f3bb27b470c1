using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain.Commands;

/// <summary>What every command about an existing activity asks first.</summary>
internal static class ExistingActivity
{
    /// <summary>Whether there is no such activity; an item that is being deleted takes its activities along.</summary>
    public static bool IsGone([NotNullWhen(false)] Activity? activity, [NotNullWhen(false)] Item? item) =>
        activity is null || item is null or { IsDeleting: true };

    /// <summary>Whether a command that makes an activity open, or ends it, was meant for another state of it. Told twice, it is expected as it was
    /// before the first time, and that is a success too.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="isSo">Whether it is so already.</param>
    /// <param name="expects">Whether an activity of so many edits is the one that is meant.</param>
    public static bool IsStale(Activity activity, bool isSo, Func<long, bool> expects) =>
        !expects(activity.Edits) && !(isSo && expects(activity.Edits - 1));

    /// <summary>Whether a command that only an open activity takes is refused.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="expects">Whether an activity of so many edits is the one that is meant.</param>
    /// <param name="refusal"><c>NotFound</c>; <c>Conflict</c> with the code <c>completed</c>; <c>Stale</c>.</param>
    public static bool Refuses<T>(
        [NotNullWhen(false)] Activity? activity,
        [NotNullWhen(false)] Item? item,
        Func<long, bool> expects,
        [NotNullWhen(true)] out Decision<T>? refusal)
    {
        refusal = IsGone(activity, item) ? new Decision<T>.NotFound()
            : !activity.IsOpen ? new Decision<T>.Conflict("completed", "The activity is completed; reopen it first.")
            : !expects(activity.Edits) ? new Decision<T>.Stale()
            : null;
        return refusal is not null;
    }
}
