using System.Collections.Concurrent;
using LocalHost.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Tests.Invocation;

public sealed class InputConverterTests
{
    [Theory]
    [InlineData("none", "?text=given", """{"text":"given","number":7}""")]
    [InlineData("first", "?text=given&number=1", """{"text":"given","number":42}""")] // asked before the runtime
    [InlineData("last", "?text=given", """{"text":"given","number":7}""")] // the runtime had a value
    [InlineData("last", "", """{"text":"of the converter","number":7}""")]
    [InlineData("instead", "?text=given&number=1", """{"text":"of the converter","number":7}""")] // the runtime is asked no more
    [InlineData("failing", "", "")]
    public async Task Parameters_ByRegisteredConverters_AreBoundInTheirOrder(string where, string query, string expected)
    {
        await using var host = await StartAsync(options =>
        {
            if (where == "first")
                options.InputConverters.RegisterAt<Numbers>(0);
            if (where == "instead")
                options.InputConverters.Clear();
            if (where is "last" or "instead")
                options.InputConverters.Register<Texts>();
            if (where == "failing")
                options.InputConverters.RegisterAt<Failing>(0);
        });
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/api/query" + query);

        Assert.Equal(expected.Length == 0 ? 500 : 200, (int)response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Parameter_TypeNamesItsConverter_IsBoundByIt()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        Assert.Equal("51.5 north", await client.GetStringAsync("/api/places/51.5;-0.1"));
    }

    [Fact]
    public async Task Objects_OfFunctions_AreMadeByTheAppsActivator()
    {
        var activator = new Counting();
        await using var host = await SampleApp.StartAsync(
            options => options.ConfigureServices(services => services.AddSingleton<IFunctionActivator>(activator)));
        using var client = host.CreateClient();

        Assert.Equal("Hello you", await client.GetStringAsync("/api/hello/you"));
        Assert.Contains(typeof(Sample.HttpFunctions), activator.Made);
    }

    private static Task<FunctionsTestHost> StartAsync(Action<WorkerOptions> configure) =>
        SampleApp.StartAsync(options => options.ConfigureServices(services => services.Configure(configure)));

    private sealed class Numbers : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            ValueTask.FromResult(context.TargetType == typeof(int) ? ConversionResult.Success(42) : ConversionResult.Unhandled());
    }

    private sealed class Texts : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(
            context.TargetType == typeof(string) ? ConversionResult.Success("of the converter") : ConversionResult.Unhandled());
    }

    private sealed class Failing : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            ValueTask.FromResult(ConversionResult.Failed(new FormatException("never")));
    }

    private sealed class Counting : IFunctionActivator
    {
        public ConcurrentBag<Type> Made { get; } = [];

        public object? CreateInstance(Type instanceType, FunctionContext context)
        {
            Made.Add(instanceType);
            return ActivatorUtilities.CreateInstance(context.InstanceServices, instanceType);
        }
    }
}
