using System.Net;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Storage.Tests;

public sealed class ClockWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 1, 0, TimeSpan.Zero);

    private readonly Machine _machine = new();

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(4, 0, null)]
    [InlineData(-4, 0, null)]
    [InlineData(600, 0, "600 s")] // our clock is ten minutes ahead
    [InlineData(-600, 0, "-600 s")]
    [InlineData(6, 0, "6 s")]
    [InlineData(-6, 0, "-6 s")]
    [InlineData(0, 60, null)] // an answer that took a minute
    [InlineData(600, 60, "600 s")]
    public async Task Answer_FromAnotherTime_IsWarnedOf(int ahead, int took, string? said)
    {
        await _machine.AskAsync(Now.AddSeconds(-ahead), TimeSpan.FromSeconds(took));

        if (said is null)
            Assert.Empty(_machine.Warnings);
        else
            Assert.Contains($" is {said} ahead", Assert.Single(_machine.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_ByTheThousand_AreWarnedOfOnceAnHour()
    {
        for (var i = 0; i < 1000; i++)
            await _machine.AskAsync(_machine.Now.AddMinutes(-10), TimeSpan.FromSeconds(6));

        Assert.Equal(2, _machine.Warnings.Count);
    }

    [Fact]
    public async Task Answer_WithoutADate_SaysNothing()
    {
        await _machine.AskAsync(date: null, TimeSpan.Zero);

        Assert.Empty(_machine.Warnings);
    }

    [Fact]
    public async Task AddStorage_Always_WatchesTheClock()
    {
        await using var services = new ServiceCollection().AddStorage(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.Contains(services.GetServices<HttpPipelinePolicy>(), policy => policy is ClockWatch);
    }

    /// <summary>A clock, a storage that tells another, and a log.</summary>
    private sealed class Machine : TimeProvider, ILogger<ClockWatch>
    {
        public DateTimeOffset Now { get; private set; } = ClockWatchTests.Now;

        public List<string> Warnings { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public async Task AskAsync(DateTimeOffset? date, TimeSpan took)
        {
            using var http = new HttpClient(new Storage(() =>
            {
                Now += took;
                var answer = new HttpResponseMessage(HttpStatusCode.OK);
                answer.Headers.Date = date;
                return answer;
            }));
            _watch ??= new ClockWatch(this, this);
            var pipeline = new HttpPipeline(new HttpClientTransport(http), [_watch]);
            using var message = pipeline.CreateMessage();
            message.Request.Uri.Reset(new Uri("http://storage/"));
            await pipeline.SendAsync(message, default);
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Equal((LogLevel.Warning, 2001), (logLevel, eventId.Id));
            Warnings.Add(formatter(state, exception));
        }

        private ClockWatch? _watch;
    }

    private sealed class Storage(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
