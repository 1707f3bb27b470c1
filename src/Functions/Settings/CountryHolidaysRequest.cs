namespace SmartActivities.Functions.Settings;

/// <summary>The body of a request to add a country's public holidays.</summary>
internal sealed record CountryHolidaysRequest
{
    public string? Country { get; init; }
    public string? Subdivision { get; init; }
    public IReadOnlyList<int>? Years { get; init; }
}
