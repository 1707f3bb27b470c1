using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests;

public sealed class StorageServicesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddStorage_NothingButAPath_IsEmbeddedAndReadyOnceStarted()
    {
        using var host = Host(("Storage:Path", _folder.FullName));
        await host.StartAsync();

        var table = host.Services.GetRequiredService<ITableStore>().Open(TableNames.Tenants);
        Assert.IsType<BatchOutcome.Committed>(await table.CommitAsync("p", [new RowChange.Insert("a", "1")], default));
        var files = host.Services.GetRequiredService<IFileStore>();
        Assert.IsType<FileWriteOutcome.Written>(await files.WriteAsync(FileName.Of("a"), new MemoryStream([1]), 1, default));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "smartactivities.db")));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Storage:Provider", "Cloud", "Storage__Provider")]
    [InlineData("Storage:Provider", "7", "Storage__Provider")]
    [InlineData("Storage:Path", "", "Storage__Path")]
    [InlineData("Storage:Path", "/dev/null/data", "Storage__Path")]
    [InlineData("Storage:Pfad", "data", "Pfad")] // a setting that does not exist
    [InlineData("Storage:Provider", "Azure", "AzureWebJobsStorage")] // no account named
    public async Task AddStorage_WrongSetting_StopsTheStartNamingIt(string setting, string value, string named)
    {
        using var host = Host(("Storage:Path", _folder.FullName), (setting, value));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains(named, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddStorage_WrongConnectionString_IsNotRepeated()
    {
        using var host = Host(("Storage:Provider", "Azure"), ("AzureWebJobsStorage", "AccountName=x;AccountKey=secret"));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("AzureWebJobsStorage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddStorage_FolderInUse_StopsTheStartNamingIt()
    {
        using var first = Host(("Storage:Path", _folder.FullName));
        await first.StartAsync();
        using var second = Host(("Storage:Path", _folder.FullName));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => second.StartAsync());

        Assert.Contains("Storage__Path", failure.Message, StringComparison.Ordinal);
        await first.StopAsync();
    }

    [Fact]
    public async Task AddStorage_AccountWithoutAKey_IsReachedByOneIdentity()
    {
        var identity = new NoIdentity();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:Provider"] = "Azure", ["AzureWebJobsStorage:accountName"] = "nowhere" }).Build();
        await using var services = new ServiceCollection().AddSingleton<TokenCredential>(identity).AddStorage(configuration).BuildServiceProvider();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => services.GetRequiredService<ITableStore>().Open(TableNames.Activities).GetAsync("p", "r", default));
        await Assert.ThrowsAsync<NotSupportedException>(
            () => services.GetRequiredService<IFileStore>().OpenAsync(FileName.Of("a"), default, default));

        Assert.Equal(2, identity.Asked);
    }

    private static IHost Host(params (string Setting, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(one => one.Setting).Select(one => KeyValuePair.Create(one.Key, (string?)one.Last().Value)));
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}

/// <summary>Has no token for anybody.</summary>
internal sealed class NoIdentity : TokenCredential
{
    public int Asked { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The product makes no synchronous call.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked++;
        throw new NotSupportedException("There is no token.");
    }
}

[RequiresNode]
[Collection(SharedAzurite.Name)]
public sealed class AzureStorageServicesTests(AzuriteFixture azurite)
{
    [ContractFact]
    public async Task AddStorage_Azure_StartsWithoutACallAndSpendsOneAnOperation()
    {
        var meter = new CallMeter();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:Provider"] = "Azure", ["AzureWebJobsStorage"] = azurite.ConnectionString });
        builder.Services.AddSingleton<HttpPipelinePolicy>(new CountingPolicy(meter)).AddStorage(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();
        var table = host.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        var files = host.Services.GetRequiredService<IFileStore>();
        Assert.Equal(0, meter.Calls);
        // The first writes make table and container.
        await table.CommitAsync("other", [new RowChange.Upsert("a", "1")], default);
        await files.WriteAsync(FileName.Of("first"), new MemoryStream([1]), 1, default);
        meter.Expect(1, 3, 1, 1);

        await table.CommitAsync("p", [.. Enumerable.Range(0, 100).Select(i => new RowChange.Upsert($"{i}", "1"))], default);
        await Task.WhenAll(table.GetAsync("p", "1", default), table.GetAsync("p", "2", default), table.ScanAsync("p", default, 1000, default));
        await files.WriteAsync(FileName.Of("a"), new MemoryStream([1]), 1, default);
        await using var content = await files.OpenAsync(FileName.Of("a"), default, default);
        meter.AssertExpected();
        await host.StopAsync();
    }
}
