namespace SmartActivities.Functions.Settings;

/// <summary>How many holidays a calendar has got, and which it has not.</summary>
internal sealed record HolidaysAddedResponse(int Added, IReadOnlyList<SkippedHolidayResponse> Skipped);
