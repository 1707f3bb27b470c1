using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Edge;

/// <summary>Whom the service has answered it remembers, and nobody waits for it.</summary>
public sealed class RememberedUserTests : IAsyncLifetime
{
    private readonly UserTables _tables = new();
    private App _app = null!;

    public async Task InitializeAsync() => _app = await App.StartAsync(options => options.WrapTables(_tables.Around));

    public async Task DisposeAsync()
    {
        _tables.Release();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task User_WhoIsAnswered_IsRememberedAsTheTokenSays()
    {
        var boss = await _app.SignInAsync("boss", "demo", "admin");

        (await boss.GetAsync("/api/me/notifications")).Is(200);
        await _app.WhenRememberedAsync();

        var seen = await FindAsync("boss");
        Assert.Equal(("Europe/Warsaw", "en", "boss", true), (seen!.Zone!.Id, seen.Language!.Tag, seen.Name, seen.IsAdmin));
    }

    [Fact]
    public async Task User_WhoIsRefused_LeavesNoTrace()
    {
        var anna = await _app.SignInAsync();

        (await _app.Anonymous.GetAsync("/api/me/notifications")).IsProblem(401, "unauthenticated");
        (await anna.PutAsync("/api/settings/behavior", new { })).IsProblem(403, "forbidden");
        (await anna.GetAsync("/api/activities/7")).IsProblem(404, "not-found");
        (await anna.GetAsync("/api/nowhere")).IsProblem(404, "not-found");
        (await anna.PostAsync("/api/activities", new { })).Is(422);
        await _app.WhenRememberedAsync();

        Assert.Null(await FindAsync("anna"));
        Assert.Empty(_tables.Calls);
    }

    [Fact]
    public async Task User_WhoChanges_IsRememberedAnewAfterADay()
    {
        var member = await _app.SignInAsync();
        var admin = await _app.SignInAsync("anna", "demo", "admin");
        await _app.IntroduceAsync(member);
        await _app.IntroduceAsync(admin);
        Assert.False((await FindAsync("anna"))!.IsAdmin);

        await _app.AdvanceAsync(Duration.FromDays(1));
        await _app.IntroduceAsync(admin);

        Assert.True((await FindAsync("anna"))!.IsAdmin);
    }

    [Fact]
    public async Task User_WhoCallsOften_IsLookedForOnceADay()
    {
        var anna = await _app.SignInAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => anna.GetAsync("/api/me/notifications")));
        await _app.IntroduceAsync(anna);
        Assert.Equal(["get", "commit"], _tables.Calls);

        await _app.AdvanceAsync(Duration.FromDays(1));
        await _app.IntroduceAsync(anna);
        await _app.IntroduceAsync(anna);
        Assert.Equal(["get", "commit", "get"], _tables.Calls);
    }

    [Fact]
    public async Task Storage_ThatRefuses_FailsNoRequestAndIsTriedAgain()
    {
        var anna = await _app.SignInAsync();
        _tables.Fails = true;
        await _app.IntroduceAsync(anna);
        Assert.Equal(["get", "commit"], _tables.Calls);

        _tables.Fails = false;
        await _app.IntroduceAsync(anna);

        Assert.NotNull(await FindAsync("anna"));
    }

    [Fact]
    public async Task Storage_ThatDoesNotAnswer_HoldsNoRequestUp()
    {
        var anna = await _app.SignInAsync();
        _tables.Hold();

        for (var i = 0; i < 5; i++)
            (await anna.GetAsync("/api/me/notifications")).Is(200);

        Assert.Equal(["get"], _tables.Calls);
        _tables.Release();
        await _app.WhenRememberedAsync();
        Assert.NotNull(await FindAsync("anna"));
    }

    private Task<SeenUser?> FindAsync(string user) =>
        new UserDirectory(_tables.Bare!).GetAsync(TenantId.Parse("demo"), UserId.Parse(user), CancellationToken.None);

    /// <summary>Tables whose rows of users can be out of reach.</summary>
    private sealed class UserTables
    {
        private TaskCompletionSource? _held;

        public bool Fails { get; set; }

        public ConcurrentQueue<string> Calls { get; } = new();

        public ISortedTable? Bare { get; private set; }

        public ITableStore Around(ITableStore inner)
        {
            Bare = inner.Open(TableNames.Activities);
            return new Store(inner, this);
        }

        public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held?.TrySetResult();

        private async Task CallAsync(string kind, string key)
        {
            if (!key.StartsWith("user|", StringComparison.Ordinal))
                return;
            Calls.Enqueue(kind);
            if (_held is { } held)
                await held.Task;
            if (Fails && kind is "commit")
                throw new StorageUnavailableException("It refuses.");
        }

        private sealed class Store(ITableStore inner, UserTables tables) : ITableStore
        {
            public ISortedTable Open(string name) => new Table(inner.Open(name), tables);
        }

        private sealed class Table(ISortedTable inner, UserTables tables) : PassingTable(inner)
        {
            public override async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
            {
                await tables.CallAsync("get", key);
                return await base.GetAsync(partition, key, cancellation);
            }

            public override async Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
            {
                await tables.CallAsync("commit", changes[0].Key);
                return await base.CommitAsync(partition, changes, cancellation);
            }
        }
    }
}
