namespace SmartActivities.Functions.Development;

/// <summary>Plans as requests call them.</summary>
internal static class PlanNames
{
    /// <summary>True for a plan's name, and for none, which is the standard plan.</summary>
    public static bool TryParse(string? name, out Plan plan)
    {
        (var known, plan) = name switch
        {
            null or "standard" => (true, Plan.Standard),
            "enterprise" => (true, Plan.Enterprise),
            _ => (false, default),
        };
        return known;
    }
}
