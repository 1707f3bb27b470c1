using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Edge;

/// <summary>Reads made side by side, all of which fail: none of them may be left behind for the finalizer to complain of.</summary>
[Collection(Alone.Name)]
public sealed class UnobservedTests
{
    private const string Lost = "This read is lost.";

    [Theory]
    [InlineData("POST", "/api/form-close/evaluate")]
    [InlineData("POST", "/api/planner/draft")]
    [InlineData("GET", "/api/me/notifications")]
    [InlineData("GET", "/api/me/suggestions")]
    [InlineData("GET", "/api/items/deal/42/timeline")]
    public async Task Reads_ThatFailTogether_AreAllObserved(string method, string address)
    {
        var failing = new FailingTables();
        await using var app = await App.StartAsync(options => options.WrapTables(failing.Around));
        var anna = await app.SignInAsync();
        var left = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => left += e.Exception.InnerExceptions.Count(one => one.Message == Lost);
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            failing.Fails = true;
            for (var i = 0; i < 3; i++)
            {
                var answer = method is "GET" ? await anna.GetAsync(address) : await anna.PostAsync(
                    address, address.EndsWith("draft", StringComparison.Ordinal) ? new { item = Form.Deal(), column = "today" } : new { item = Form.Deal() });
                Assert.Equal(503, answer.Status);
            }

            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, left);
    }

    private sealed class FailingTables
    {
        public bool Fails { get; set; }

        public ITableStore Around(ITableStore inner) => new Store(inner, this);

        private async Task<T> ReadAsync<T>(Func<Task<T>> read)
        {
            await Task.Yield();
            return Fails ? throw new StorageUnavailableException(Lost) : await read();
        }

        private sealed class Store(ITableStore inner, FailingTables failing) : ITableStore
        {
            public ISortedTable Open(string name) => new Table(inner.Open(name), failing);
        }

        private sealed class Table(ISortedTable inner, FailingTables failing) : PassingTable(inner)
        {
            public override Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) =>
                failing.ReadAsync(() => base.GetAsync(partition, key, cancellation));

            public override Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
                failing.ReadAsync(() => base.ScanAsync(partition, range, limit, cancellation));

            public override Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
                failing.ReadAsync(() => base.ScanKeysAsync(partition, range, limit, cancellation));
        }
    }
}
