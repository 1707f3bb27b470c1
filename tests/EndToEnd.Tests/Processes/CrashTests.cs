using System.Globalization;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>A process that is killed between saving and the deadline forgets nothing.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Reminders_OfAKilledProcess_ComeOnceEach()
    {
        string? token;
        Instant deadline;
        long activity;
        await using (var product = await StartAsync())
        {
            token = (await product.Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna" })).Is(200).Text("token");
            deadline = (await product.Anonymous.GetAsync("/_local/clock")).Is(200).Moment("now") + Duration.FromHours(2);
            var by = deadline.ToString("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
            activity = (await product.As(token).PostAsync("/api/activities", new { item = Form.Deal(), deadline = by })).Is(201).Id();
            await product.KillAsync();
        }

        await using (var product = await StartAsync())
        {
            Assert.Empty(await RemindersAsync(product.As(token)));
            await MoveAsync(product, deadline - Duration.FromMinutes(10));
            Assert.Single(await RemindersAsync(product.As(token)));
            await product.KillAsync();
        }

        await using (var product = await StartAsync())
        {
            await MoveAsync(product, deadline + Duration.FromHours(3));
            var reminders = await RemindersAsync(product.As(token));
            Assert.Equal([deadline, deadline - Duration.FromMinutes(15)], reminders.Select(reminder => reminder.Moment("plannedAt")));
            Assert.All(reminders, reminder => Assert.Equal(activity, reminder.At("activityId").GetInt64()));
            Assert.All(reminders, reminder => Assert.True(reminder.Moment("at") >= reminder.Moment("plannedAt")));
            Assert.Equal(
                ["reminder", "reminder", "created"],
                (await product.As(token).GetAsync("/api/items/deal/42/timeline")).Is(200).List().Each("kind"));
        }
    }

    private static async Task MoveAsync(Product product, Instant to) =>
        (await product.Anonymous.PostAsync(
            "/_local/clock", new { to = to.ToString("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) })).Is(200);

    private static async Task<IReadOnlyList<JsonElement>> RemindersAsync(Client client) =>
        (await client.GetAsync("/api/me/notifications")).Is(200).List();

    private Task<Product> StartAsync() => Product.StartAsync(_data.FullName, ("Storage__Path", _data.FullName));
}
