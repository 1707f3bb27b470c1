namespace SmartActivities.Domain;

/// <summary>What a tenant pays for.</summary>
public enum TenantPlan
{
    /// <summary>50,000 open activities, unless the service is set otherwise.</summary>
    Standard,

    /// <summary>100,000 open activities, unless the service is set otherwise.</summary>
    Enterprise,
}
