using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Tests.Edge.Identity;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Tests.Edge;

public sealed class HttpEdgeTests
{
    private readonly CountingLogger _log = new();
    private readonly Issuer _issuer = new();

    [Fact]
    public async Task Request_FunctionThatFails_IsLoggedOnceAndSaysNothing()
    {
        var http = EdgeRequest.Context();
        http.Response.Headers.ETag = "\"7\"";

        await PassAsync(http, () => throw new InvalidOperationException("secret"));

        Assert.Equal(500, http.Response.StatusCode);
        Assert.Equal("urn:smart-activities:problem:internal", http.Json().GetProperty("type").GetString());
        Assert.DoesNotContain("secret", http.Json().GetRawText(), StringComparison.Ordinal);
        Assert.False(http.Response.Headers.ContainsKey("ETag"));
        Assert.Equal([LogLevel.Error], _log.Levels);
    }

    public static TheoryData<Exception, int> Expected() => new()
    {
        { new StorageUnavailableException(), 503 },
        { new BadHttpRequestException("Request body too large.", 413), 413 },
        { new BadHttpRequestException("Bad chunk size.", 400), 400 },
    };

    [Theory]
    [MemberData(nameof(Expected), DisableDiscoveryEnumeration = true)]
    public async Task Request_ExpectedException_HasItsOwnAnswer(Exception exception, int status)
    {
        var http = EdgeRequest.Context();

        await PassAsync(http, () => throw exception);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.DoesNotContain(LogLevel.Error, _log.Levels);
        Assert.Equal(status == 503, http.Response.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Request_ClientThatLeft_IsNoError()
    {
        var http = EdgeRequest.Context();
        http.RequestAborted = new CancellationToken(canceled: true);

        await PassAsync(http, () => throw new OperationCanceledException());

        Assert.Equal([LogLevel.Debug], _log.Levels);
        Assert.Empty(http.Bytes());
    }

    [Fact]
    public async Task Request_FaultAfterTheClientLeft_IsStillLogged()
    {
        var http = EdgeRequest.Context();
        http.RequestAborted = new CancellationToken(canceled: true);

        await PassAsync(http, () => throw new InvalidOperationException());

        Assert.Equal([LogLevel.Error], _log.Levels);
    }

    [Fact]
    public async Task Request_OfAnotherTrigger_PassesThrough()
    {
        var context = Mock.Of<FunctionContext>(one => one.Items == new Dictionary<object, object>());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Edge().Invoke(context, _ => throw new InvalidOperationException()));

        Assert.Empty(_log.Levels);
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Plain), "text/html", 406)]
    [InlineData(nameof(MarkedFunctions.Plain), "application/json", 200)]
    [InlineData(nameof(MarkedFunctions.Download), "image/png", 200)]
    public async Task Request_JsonExcluded_RefusesUnlessMarked(string function, string accept, int status)
    {
        var http = Signed();
        http.Request.Headers.Accept = accept;

        var ran = await PassAsync(http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Plain), 401)]
    [InlineData(nameof(MarkedFunctions.Health), 200)]
    [InlineData("NoSuchFunction", 401)] // what cannot be looked up is not anonymous
    public async Task Request_NoToken_RefusesUnlessMarked(string function, int status)
    {
        var http = EdgeRequest.Context();

        var ran = await PassAsync(http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
        Assert.Equal(status == 401, http.Response.Headers.ContainsKey("WWW-Authenticate"));
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Plain), "", 200)]
    [InlineData(nameof(MarkedFunctions.Settings), "admin", 200)]
    [InlineData(nameof(MarkedFunctions.Settings), "member", 403)]
    [InlineData(nameof(MarkedFunctions.Silent), "admin", 403)] // says nothing, and so lets nobody in
    public async Task Request_GoodToken_OpensWhatItsRolesOpen(string function, string role, int status)
    {
        var http = Signed(role: role);

        var ran = await PassAsync(http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Settings), "PUT", "?pipeline=0", null, null, 200)]
    [InlineData(nameof(MarkedFunctions.Settings), "PUT", "?dryRun=true", null, null, 400)]
    [InlineData(nameof(MarkedFunctions.Plain), "DELETE", "?pipeline=0", null, null, 400)]
    [InlineData(nameof(MarkedFunctions.Plain), "GET", "?gateway=1", "garbage", null, 200)] // reads are the functions' own business
    [InlineData(nameof(MarkedFunctions.Plain), "HEAD", "?gateway=1", null, null, 200)]
    [InlineData(nameof(MarkedFunctions.Plain), "POST", "", "garbage", null, 400)]
    [InlineData(nameof(MarkedFunctions.Plain), "POST", "", null, "garbage", 400)]
    [InlineData(nameof(MarkedFunctions.Plain), "POST", "", "\"7\"", null, 412)] // it has no tag that could match
    [InlineData(nameof(MarkedFunctions.Plain), "POST", "", "*", null, 200)]
    [InlineData(nameof(MarkedFunctions.Settings), "PUT", "", "\"7\"", null, 200)] // it compares by itself
    public async Task Request_WishThatNobodyHears_IsRefused(
        string function, string method, string query, string? ifMatch, string? ifNoneMatch, int status)
    {
        var http = Signed(method);
        http.Request.QueryString = new QueryString(query);
        if (ifMatch is not null)
            http.Request.Headers.IfMatch = ifMatch;
        if (ifNoneMatch is not null)
            http.Request.Headers.IfNoneMatch = ifNoneMatch;

        var ran = await PassAsync(http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
    }

    [Theory]
    [InlineData(99_614_720, 200)]
    [InlineData(99_614_721, 413)] // 95 MiB and a byte
    public async Task Request_LongContentLength_IsRefusedUnread(long length, int status)
    {
        var http = Signed("POST");
        http.Request.ContentLength = length;

        await PassAsync(http, () => { }, nameof(MarkedFunctions.Plain));

        Assert.Equal(status, http.Response.StatusCode);
    }

    [Fact]
    public void Edge_ServersOwnLimit_IsLifted()
    {
        using var services = new ServiceCollection().AddHttpEdge().BuildServiceProvider();

        Assert.Null(services.GetRequiredService<IOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);
    }

    [Fact]
    public async Task Request_Fault_IsLoggedUnderTheTraceIdThatIsAnswered()
    {
        var http = EdgeRequest.Context();

        await PassAsync(http, () => throw new InvalidOperationException());

        Assert.Contains(http.Json().GetProperty("traceId").GetString()!, Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_GoodToken_LetsTheFunctionKnowTheCaller()
    {
        var http = Signed();
        string? user = null;

        await PassAsync(http, () => user = http.Caller().User.Value, nameof(MarkedFunctions.Plain));

        Assert.Equal("anna", user);
    }

    private DefaultHttpContext Signed(string method = "GET", string role = "admin")
    {
        var http = EdgeRequest.Context(method);
        http.Request.Headers.Authorization = "Bearer " + _issuer.Sign(descriptor => descriptor.Claims["roles"] = role);
        return http;
    }

    private HttpEdge Edge() => new(
        new FunctionMarks(typeof(HttpEdgeTests).Assembly),
        _issuer.Service(),
        new RememberedUsers(new UserDirectory(Mock.Of<ISortedTable>()), _issuer.Time, NullLogger<RememberedUsers>.Instance),
        _log);

    private async Task<bool> PassAsync(HttpContext http, Action function, string name = nameof(MarkedFunctions.Health))
    {
        var ran = false;
        var definition = Mock.Of<FunctionDefinition>(one => one.Name == name && one.EntryPoint == $"{typeof(MarkedFunctions).FullName}.{name}");
        await Edge().PassAsync(http, definition, () =>
        {
            ran = true;
            function();
            return Task.CompletedTask;
        });
        return ran;
    }

    private sealed class CountingLogger : ILogger<HttpEdge>
    {
        public List<LogLevel> Levels { get; } = [];

        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        private void Note(LogLevel level, string line)
        {
            Levels.Add(level);
            Lines.Add(line);
        }

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Note(logLevel, formatter(state, exception));
    }
}

public sealed class MarkedFunctions
{
    [Function(nameof(Plain))]
    [AnyUser]
    public static IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Health))]
    [AllowAnonymousFunction]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Settings))]
    [RequiresRole(CallerRoles.Admin)]
    [TakesQuery("pipeline")]
    [MindsPreconditions]
    public static IResult Settings([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Silent))]
    public static IResult Silent([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "silent")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Download))]
    [AnyUser]
    [AnswersOtherThanJson]
    public static IResult Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "download")] HttpRequest request) => Results.Ok(request.Path);
}
