using SmartActivities.Functions.Http;

namespace SmartActivities.Functions.Settings;

/// <summary>What an edit's <c>If-Match</c> says of a revision.</summary>
internal static class Expecting
{
    /// <summary>Whether the edit may go on; what is not there yet has no revision, and matches nothing.</summary>
    public static bool Expects(this TagCondition condition, long? revision) =>
        revision is { } known ? condition.Permits(RevisionTag.Of(known)) : condition is TagCondition.Absent;

    /// <summary>The same for what is always there.</summary>
    public static bool Expects(this TagCondition condition, long revision) => condition.Permits(RevisionTag.Of(revision));
}
