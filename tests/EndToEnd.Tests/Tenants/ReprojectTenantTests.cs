using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Tenants;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Tenants;

/// <summary>The orchestration of a reprojection, on a real engine and real rows.</summary>
public sealed class ReprojectTenantTests
{
    private const string Instance = "demo+reproject";

    [Fact]
    public async Task Tenant_OfMoreRowsThanAHistoryTakes_IsGoneThroughWhole()
    {
        await using var app = await App.StartAsync();
        var items = app.Services.GetRequiredService<ItemStore>();
        for (var i = 0; i < 700; i++)
            await items.PutAsync(A.Tenant, Put(A.Deal($"{i}")), static (_, _) => Task.CompletedTask, default);
        var table = app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        await Damage.DoAsync(table, A.Tenant);

        await app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(ReprojectTenant), new Reprojection("demo"), new StartOrchestrationOptions(Instance));
        await app.WhenIdleAsync();

        var state = await app.Durable.GetInstanceAsync(Instance, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, state!.RuntimeStatus);
        Assert.Equal(700, state.ReadOutputAs<Reprojection>()!.Items);
        // It began anew at least once, where it was.
        Assert.NotNull(state.ReadInputAs<Reprojection>()!.At);
        Assert.Empty(await Recount.DifferencesAsync(table, A.Tenant));
    }

    [Fact]
    public async Task Item_WhoseHandOverIsLost_IsHandedOver()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        for (var i = 0; i < 12; i++)
            (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);
        var items = app.Services.GetRequiredService<ItemStore>();
        await items.PutAsync(A.Tenant, Put(A.Deal()) with { ResponsibleId = A.Jan }, static (_, _) => Task.CompletedTask, default);
        var table = app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        Assert.NotEmpty(await Recount.DifferencesAsync(table, A.Tenant));

        await app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(ReprojectTenant), new Reprojection("demo"), new StartOrchestrationOptions(Instance));
        await app.WhenIdleAsync();

        Assert.Empty(await Recount.DifferencesAsync(table, A.Tenant));
    }

    private static PutItemCommand Put(ItemKey item) => new() { Item = item, Title = "Roof for Kowalski", Stage = A.Stage(), By = A.Anna, Now = App.Start };
}
