using Azure;
using Azure.Data.Tables;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Azure;

namespace SmartActivities.Storage.Tests.Tables;

public sealed class AzureFailureTests
{
    [Fact]
    public async Task Call_NobodyListens_ThrowsStorageUnavailable()
    {
        const string nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:1/a";
        var options = new TableClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } };
        var table = new AzureTables(new TableServiceClient(nowhere, options)).Open(TableNames.Activities);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.GetAsync("p", "a", default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.ScanAsync("p", KeyRange.All, 1, default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.CommitAsync("p", [new RowChange.Delete("a", null)], default));
    }

    [Theory]
    [InlineData(0, true)] // no answer at all
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    public void MayPass_Status_TellsTroubleFromDefect(int status, bool expected) =>
        Assert.Equal(expected, AzureFailure.MayPass(new RequestFailedException(status, "?"), default));

    [Fact]
    public void MayPass_CancelledByCaller_IsNoTrouble()
    {
        Assert.False(AzureFailure.MayPass(new TaskCanceledException(), new CancellationToken(canceled: true)));
        Assert.True(AzureFailure.MayPass(new TaskCanceledException(), default));
    }
}
