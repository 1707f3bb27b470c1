using Company.Function;
using LocalHost.Testing;

namespace App.Tests;

public class HttpExampleTests
{
    [Fact]
    public async Task HttpExample_Get_Welcomes()
    {
        await using var host = await FunctionsTestHost.StartAsync(typeof(HttpExample));

        Assert.Equal("Welcome to Azure Functions!", await host.CreateClient().GetStringAsync("/api/HttpExample"));
    }
}
