using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Moq;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Tests.Identity;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Tests.Http;

public sealed class MiddlewareTests
{
    private readonly CountingLogger _log = new();
    private readonly FunctionMarks _marks = new(typeof(MiddlewareTests).Assembly);

    [Fact]
    public async Task ProblemMiddleware_FunctionThatFails_IsLoggedOnceAndSaysNothing()
    {
        var http = Answers.Context();
        http.Response.Headers.ETag = "\"7\"";

        await InvokeAsync(new ProblemMiddleware(_log), http, () => throw new InvalidOperationException("secret"));

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
    public async Task ProblemMiddleware_ExpectedException_HasItsOwnAnswer(Exception exception, int status)
    {
        var http = Answers.Context();

        await InvokeAsync(new ProblemMiddleware(_log), http, () => throw exception);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.DoesNotContain(LogLevel.Error, _log.Levels);
        Assert.Equal(status == 503, http.Response.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task ProblemMiddleware_ClientThatLeft_IsNoError()
    {
        var http = Answers.Context();
        http.RequestAborted = new CancellationToken(canceled: true);

        await InvokeAsync(new ProblemMiddleware(_log), http, () => throw new OperationCanceledException());

        Assert.Equal([LogLevel.Debug], _log.Levels);
        Assert.Empty(http.Bytes());
    }

    [Fact]
    public async Task ProblemMiddleware_FaultAfterTheClientLeft_IsStillLogged()
    {
        var http = Answers.Context();
        http.RequestAborted = new CancellationToken(canceled: true);

        await InvokeAsync(new ProblemMiddleware(_log), http, () => throw new InvalidOperationException());

        Assert.Equal([LogLevel.Error], _log.Levels);
    }

    [Fact]
    public async Task Middleware_OtherTriggers_PassThrough()
    {
        var authentication = new AuthenticationMiddleware(_marks, new Issuer().Service());
        foreach (var middleware in new IFunctionsWorkerMiddleware[] { new ProblemMiddleware(_log), new NegotiationMiddleware(_marks), authentication })
            await Assert.ThrowsAsync<InvalidOperationException>(() => InvokeAsync(middleware, null, () => throw new InvalidOperationException()));
        Assert.Empty(_log.Levels);
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Plain), "text/html", 406)]
    [InlineData(nameof(MarkedFunctions.Plain), "application/json", 200)]
    [InlineData(nameof(MarkedFunctions.Download), "image/png", 200)]
    public async Task NegotiationMiddleware_JsonExcluded_RefusesUnlessMarked(string function, string accept, int status)
    {
        var http = Answers.Context();
        http.Request.Headers.Accept = accept;

        var ran = await InvokeAsync(new NegotiationMiddleware(_marks), http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
    }

    [Theory]
    [InlineData(nameof(MarkedFunctions.Plain), 401)]
    [InlineData(nameof(MarkedFunctions.Health), 200)]
    [InlineData("NoSuchFunction", 401)] // what cannot be looked up is not anonymous
    public async Task AuthenticationMiddleware_NoToken_RefusesUnlessMarked(string function, int status)
    {
        var http = Answers.Context();

        var ran = await InvokeAsync(new AuthenticationMiddleware(_marks, new Issuer().Service()), http, () => { }, function);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(status == 200, ran);
        Assert.Equal(status == 401, http.Response.Headers.ContainsKey("WWW-Authenticate"));
    }

    [Fact]
    public async Task AuthenticationMiddleware_GoodToken_LetsTheFunctionKnowTheCaller()
    {
        var issuer = new Issuer();
        var http = Answers.Context();
        http.Request.Headers.Authorization = "Bearer " + issuer.Sign();
        string? user = null;

        await InvokeAsync(new AuthenticationMiddleware(_marks, issuer.Service()), http, () => user = http.Caller().User.Value);

        Assert.Equal("anna", user);
    }

    private static async Task<bool> InvokeAsync(
        IFunctionsWorkerMiddleware middleware, HttpContext? http, Action function, string name = nameof(MarkedFunctions.Plain))
    {
        var ran = false;
        // Where the ASP.NET Core extension keeps the request of an invocation.
        var items = new Dictionary<object, object>();
        if (http is not null)
            items["HttpRequestContext"] = http;
        var definition = Mock.Of<FunctionDefinition>(one => one.Name == name && one.EntryPoint == $"{typeof(MarkedFunctions).FullName}.{name}");
        var context = Mock.Of<FunctionContext>(one => one.Items == items && one.FunctionDefinition == definition);
        await middleware.Invoke(context, _ =>
        {
            ran = true;
            function();
            return Task.CompletedTask;
        });
        return ran;
    }

    private sealed class CountingLogger : ILogger<ProblemMiddleware>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Levels.Add(logLevel);
    }
}

public sealed class MarkedFunctions
{
    [Function(nameof(Plain))]
    public static IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Health))]
    [AllowAnonymousFunction]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) => Results.Ok(request.Path);

    [Function(nameof(Download))]
    [AnswersOtherThanJson]
    public static IResult Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "download")] HttpRequest request) => Results.Ok(request.Path);
}
