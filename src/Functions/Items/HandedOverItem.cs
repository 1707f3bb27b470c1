using SmartActivities.Storage.Keys;

namespace SmartActivities.Functions.Items;

/// <summary>An item that is being handed over.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ItemType">Its type.</param>
/// <param name="ItemId">Its id.</param>
public sealed record HandedOverItem(string Tenant, string ItemType, string ItemId)
{
    internal TenantId TenantId => TenantId.Parse(Tenant);

    internal ItemKey Item => new(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId));

    internal string InstanceId => $"{InstanceName.Of(TenantId)}-item-{ItemType}-{KeyPart.Escape(ItemId)}";
}
