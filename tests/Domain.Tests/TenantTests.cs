using SmartActivities.Domain.Limits;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class TenantTests
{
    [Theory]
    [InlineData(TenantPlan.Standard, null, 50_000)]
    [InlineData(TenantPlan.Enterprise, null, 100_000)]
    [InlineData(TenantPlan.Standard, 7L, 7)] // a limit of its own, below the plan's or above it
    [InlineData(TenantPlan.Enterprise, 1_000_000L, 1_000_000)]
    public void Limit_OfATenant_IsItsOwnElseThePlans(TenantPlan plan, long? own, long expected) =>
        Assert.Equal(expected, PlanLimits.Default.Of(new Tenant(A.Tenant, A.Warsaw, plan, own, A.Now)));
}
