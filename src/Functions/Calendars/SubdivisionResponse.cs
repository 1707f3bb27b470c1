namespace SmartActivities.Functions.Calendars;

/// <summary>A part of a country with holidays of its own.</summary>
internal sealed record SubdivisionResponse(string Code, string Name);
