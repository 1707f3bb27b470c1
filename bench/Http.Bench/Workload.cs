using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SmartActivities.Http.Bench.Bare;

namespace SmartActivities.Http.Bench;

/// <summary>
/// Who asks for what: 4 tenants of 8 users with 2,500 deals each, half of which have something planned. Users and deals are drawn at
/// random, the same way for both sides.
/// </summary>
internal sealed class Workload
{
    public const int Tenants = 4;
    public const int Users = 8;
    public const int Deals = 2_500;

    private const string Description = "Ask about the roof, the windows and the day on which the craftsmen may come. The offer is in the attachment.";

    private readonly string[,] _tokens = new string[Tenants, Users];

    /// <summary>Makes the deals, through ours; the other side gets a copy of the file.</summary>
    public async Task SeedAsync(Uri ours, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = ours };
        for (var tenant = 0; tenant < Tenants; tenant++)
        {
            for (var user = 0; user < Users; user++)
                _tokens[tenant, user] = await TokenAsync(client, tenant, user, cancellation);
        }

        var all = Enumerable.Range(0, Tenants * Deals);
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellation }, async (n, ct) =>
        {
            var (tenant, deal) = (n % Tenants, n / Tenants);
            await SendAsync(client, Authorized(HttpMethod.Put, new Uri(ours, $"/api/items/deal/{deal}"), tenant, deal % Users, $$"""
                { "title": "Roof for customer {{deal}}", "stage": { "pipeline": "0", "id": "NEW", "semantics": "process" }, "responsibleId": "user{{deal % Users}}" }
                """), ct);
            if (deal % 2 == 0)
                await SendAsync(client, Save(ours, isOurs: true, tenant, deal % Users, deal), ct);
        });
    }

    /// <summary>An answer that is always the same.</summary>
    public static HttpRequestMessage Health(Uri server, bool isOurs) => new(HttpMethod.Get, new Uri(server, "/api/health"));

    public HttpRequestMessage Evaluate(Uri server, bool isOurs)
    {
        var (tenant, user, deal) = Draw();
        return Post(server, "/api/form-close/evaluate", isOurs, tenant, user, $$"""{ "item": { "type": "deal", "id": "{{deal}}" } }""");
    }

    public HttpRequestMessage Save(Uri server, bool isOurs)
    {
        var (tenant, user, deal) = Draw();
        return Save(server, isOurs, tenant, user, deal);
    }

    private static (int Tenant, int User, int Deal) Draw()
    {
        var drawn = Random.Shared.Next(Tenants * Users * Deals);
        return (drawn % Tenants, drawn / Tenants % Users, drawn / Tenants / Users);
    }

    private HttpRequestMessage Save(Uri server, bool isOurs, int tenant, int user, int deal) =>
        Post(server, "/api/activities", isOurs, tenant, user, $$"""
            { "item": { "type": "deal", "id": "{{deal}}" }, "subject": "Send the offer for the roof", "description": "{{Description}}" }
            """);

    private HttpRequestMessage Post(Uri server, string path, bool isOurs, int tenant, int user, string body)
    {
        if (isOurs)
            return Authorized(HttpMethod.Post, new Uri(server, path), tenant, user, body);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, path)) { Content = Json(body) };
        request.Headers.Add(BareEvaluation.TenantHeader, NameOf(tenant));
        request.Headers.Add(BareEvaluation.UserHeader, NameOfUser(user));
        return request;
    }

    private HttpRequestMessage Authorized(HttpMethod method, Uri target, int tenant, int user, string body)
    {
        var request = new HttpRequestMessage(method, target) { Content = Json(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[tenant, user]);
        return request;
    }

    private static async Task<string> TokenAsync(HttpClient client, int tenant, int user, CancellationToken cancellation)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenant"] = NameOf(tenant),
            ["user"] = NameOfUser(user),
            ["timeZone"] = "Europe/Warsaw",
        };
        using var response = await client.PostAsJsonAsync("/api/dev/token", asked, cancellation);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return answer.RootElement.GetProperty("token").GetString()!;
    }

    private static async Task SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var response = await client.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
        }
    }

    private static string NameOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"tenant{tenant}");

    private static string NameOfUser(int user) => string.Create(CultureInfo.InvariantCulture, $"user{user}");

    private static ByteArrayContent Json(string body) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
