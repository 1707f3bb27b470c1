using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LocalHost.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sample;

namespace LocalHost.Tests.Http;

public sealed class ClockRouteTests
{
    [Theory]
    [InlineData("P3D", "2030-01-04T00:00:00")]
    [InlineData("PT15M", "2030-01-01T00:15:00")]
    [InlineData("P1DT2H", "2030-01-02T02:00:00")]
    [InlineData("PT0S", "2030-01-01T00:00:00")]
    public async Task Clock_Advance_SaysTheNewTime(string duration, string now)
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        using var response = await client.PostAsJsonAsync("/_local/clock", new { advance = duration });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(DateTimeOffset.Parse(now + "Z", CultureInfo.InvariantCulture), answer.GetProperty("now").GetDateTimeOffset());
        Assert.Equal(host.Clock.GetUtcNow(), (await client.GetFromJsonAsync<JsonElement>("/_local/clock")).GetProperty("now").GetDateTimeOffset());
    }

    [Fact]
    public async Task Clock_To_SaysTheNewTime()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        using var response = await client.PostAsJsonAsync("/_local/clock", new { to = "2030-01-08T10:00:00+02:00" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new DateTimeOffset(2030, 1, 8, 8, 0, 0, TimeSpan.Zero), host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "advance": 5 }""")]
    [InlineData("""{ "advance": "P1M" }""")] // a month has no fixed length
    [InlineData("""{ "advance": "P" }""")]
    [InlineData("""{ "advance": "-PT1H" }""")]
    [InlineData("""{ "advance": "P9999999D" }""")] // beyond the calendar
    [InlineData("""{ "to": "yesterday" }""")]
    [InlineData("""{ "to": "Dec 1 2031" }""")] // only what RFC 3339 allows
    [InlineData("""{ "to": "2031-01-01" }""")]
    [InlineData("""{ "to": "2031-01-01T00:00:00" }""")]
    [InlineData("""{ "to": "2031-01-01 00:00:00Z" }""")]
    [InlineData("""{ "to": "2031-02-30T00:00:00Z" }""")]
    [InlineData("""{ "to": "2031-01-01T00:00:00\ud800Z" }""")] // half of a surrogate pair
    [InlineData("""{ "advance": "\udc00" }""")]
    [InlineData("""{ "to": "2029-12-31T23:59:59Z" }""")] // backwards
    [InlineData("""{ "advance": "PT1H", "to": "2031-01-01T00:00:00Z" }""")]
    public async Task Clock_BadBody_IsAProblem(string body)
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/_local/clock", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(SampleApp.Start, host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Clock_BodyIsNoUtf8_IsAProblem()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();
        using var content = new ByteArrayContent([.. "{ \"to\": \""u8, 0xff, 0xfe, .. "\" }"u8]);

        using var response = await client.PostAsync("/_local/clock", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Clock_Read_IsInUniversalTime()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        Assert.Equal("""{"now":"2030-01-01T00:00:00Z"}""", await client.GetStringAsync("/_local/clock"));
    }

    [Fact]
    public async Task Clock_MovedByAMonth_RunsEverythingOnTheWay()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        using var response = await client.PostAsJsonAsync("/_local/clock", new { advance = "P30D" });

        var runs = host.Services.GetRequiredService<TimerLog>().Runs.CountBy(run => run.Function).ToDictionary();
        Assert.Equal(30 * 24 * 12, runs["EveryFiveMinutes"]);
        Assert.Equal(29 * 3, runs["Daily"]); // each a day after the third try of the one before
    }

    [Theory]
    [InlineData("TRACE", "/_local/clock")]
    [InlineData("PROPFIND", "/_local/clock")]
    [InlineData("FOO", "/api/hello/you")]
    [InlineData("TRACE", "/api/hello/you")]
    public async Task Method_NobodyTakes_IsNotFound(string method, string path)
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Clock_OutsideOfDevelopment_IsNotThere()
    {
        await using var host = await SampleApp.StartAsync(options => options.Environment = "Production");
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/_local/clock");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Clock_MovedAndRestarted_GoesOnFromThere()
    {
        using var folder = new TemporaryFolder();
        DateTimeOffset moved;
        await using (var host = await StartAsync())
        {
            await host.Clock.AdvanceAsync(TimeSpan.FromDays(2), CancellationToken.None);
            moved = host.Clock.GetUtcNow();
        }

        await using var again = await StartAsync();
        Assert.InRange(again.Clock.GetUtcNow(), moved, moved.AddMinutes(5));

        Task<FunctionsTestHost> StartAsync() => SampleApp.StartAsync(options =>
        {
            options.StartAt = null;
            options.DataPath = folder.FullName;
        });
    }
}
