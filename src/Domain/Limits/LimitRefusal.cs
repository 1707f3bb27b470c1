namespace SmartActivities.Domain.Limits;

/// <summary>Why a tenant may have no more.</summary>
/// <param name="Code">A stable word for the reason.</param>
/// <param name="Detail">The reason in a sentence.</param>
public sealed record LimitRefusal(string Code, string Detail)
{
    /// <summary>The tenant has as many open activities as it may have, and refuses more.</summary>
    public static LimitRefusal OfOpenActivities(TenantUsage whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return new LimitRefusal(
            "limitReached", $"The tenant has {whole.Open} open activities, and its limit is {whole.Limit}; complete or delete some first.");
    }

    /// <summary>The tenant's files have as many bytes as they may have.</summary>
    public static LimitRefusal OfFileBytes(ServiceLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new LimitRefusal("storageFull", $"The tenant's files may have {limits.FileBytesPerTenant} bytes together; remove some first.");
    }
}
