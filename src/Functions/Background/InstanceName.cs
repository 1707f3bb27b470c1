using SmartActivities.Storage.Keys;

namespace SmartActivities.Functions.Background;

/// <summary>Tenants in instance ids, where the runtime allows neither a leading @ nor <c>/ \ # ?</c>.</summary>
internal static class InstanceName
{
    public static string Of(TenantId tenant) => KeyPart.Escape(tenant.Value).Escaped.Replace("@", "~40", StringComparison.Ordinal);
}
