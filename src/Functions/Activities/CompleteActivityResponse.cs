using SmartActivities.Functions.FormClose;

namespace SmartActivities.Functions.Activities;

/// <summary>The answer to a completion; <see cref="Draft"/> is there when nothing more is planned on an item that lives on.</summary>
internal sealed record CompleteActivityResponse(ActivityResponse Activity, ActivityResponse? Next, bool MorePlanned, DraftResponse? Draft);
