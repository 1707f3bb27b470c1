using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Tests.Invocation;

public sealed class WorkerConverterTests
{
    [Theory]
    [InlineData(false, """{"FullName":"Ann"}""")]
    [InlineData(true, """{"fullName":"Ann"}""")]
    public async Task Input_OfAnOrchestration_IsWrittenByTheAppsSerializer(bool camelCase, string expected)
    {
        await using var host = await SampleApp.StartAsync(options => options.ConfigureServices(services =>
            services.Configure<JsonSerializerOptions>(json => json.PropertyNamingPolicy = camelCase ? JsonNamingPolicy.CamelCase : null)));

        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Approve", new Person("Ann"), new Microsoft.DurableTask.StartOrchestrationOptions("1"));

        var stored = await host.Durable.GetInstanceAsync("1", getInputsAndOutputs: true);
        Assert.Equal(expected, stored?.SerializedInput);
        Assert.Equal(new Person("Ann"), stored?.ReadInputAs<Person>());
    }

    private sealed record Person(string FullName);
}
