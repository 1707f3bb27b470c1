using System.Globalization;
using SmartActivities.Functions.Http;

namespace SmartActivities.Functions.Activities;

/// <summary>An activity's entity tag: its revision.</summary>
internal static class ActivityTag
{
    public static EntityTag Of(Activity activity) => new(activity.Revision.ToString(CultureInfo.InvariantCulture));
}
