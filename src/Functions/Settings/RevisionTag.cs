using System.Globalization;
using SmartActivities.Functions.Http;

namespace SmartActivities.Functions.Settings;

/// <summary>The entity tag of what is replaced as a whole: its revision.</summary>
internal static class RevisionTag
{
    public static EntityTag Of(long revision) => new(revision.ToString(CultureInfo.InvariantCulture));
}
