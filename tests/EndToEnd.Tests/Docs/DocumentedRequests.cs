using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartActivities.EndToEnd.Tests.Docs;

/// <summary>The requests of the pages for front-end engineers, run one after the other as the page says: each has the status that its block names,
/// and an answer that holds what the block behind it shows.</summary>
public sealed partial class DocumentedRequests
{
    [Theory]
    [InlineData("activities.md", 10)]
    [InlineData("board-and-counters.md", 10)]
    [InlineData("limits.md", 3, "member", "admin")]
    [InlineData("live.md", 2)]
    public async Task Page_Requests_AreAnsweredAsItSays(string page, int moreThan, params string[] roles)
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync(roles: roles);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.FullName, "docs", page));
        JsonElement answer = default;
        var requests = 0;
        foreach (Match block in Block().Matches(text))
        {
            if (block.Groups["name"] is { Success: true, Value: var name })
            {
                values[name] = answer.Text(block.Groups["path"].Value)!;
            }
            else if (block.Groups["status"] is { Success: true, Value: var status })
            {
                answer = (await SendAsync(anna, Fill(block.Groups["body"].Value, values))).Is(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
                requests++;
            }
            else
            {
                AssertHolds(Json.Of(block.Groups["body"].Value), answer, "");
            }
        }

        Assert.True(requests > moreThan, $"{page} shows {requests} requests.");
    }

    private static Task<Answer> SendAsync(Client client, string request)
    {
        var parts = request.Split("\n\n", 2);
        var lines = parts[0].Trim().Split('\n');
        var (method, address) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1])).ToArray();
        var content = parts is [_, var body] ? new StringContent(body, Encoding.UTF8, "application/json") : null;
        return client.SendAsync(new HttpMethod(method), address, content, headers);
    }

    /// <summary>An answer may hold more members and more entries than a page shows.</summary>
    private static void AssertHolds(JsonElement shown, JsonElement answer, string at)
    {
        switch (shown.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in shown.EnumerateObject())
                {
                    Assert.True(answer.TryGetProperty(member.Name, out var value), $"{at}/{member.Name} is not there: {answer}");
                    AssertHolds(member.Value, value, $"{at}/{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.True(answer.GetArrayLength() >= shown.GetArrayLength(), $"{at} is shorter: {answer}");
                foreach (var (entry, value) in shown.EnumerateArray().Zip(answer.EnumerateArray()))
                    AssertHolds(entry, value, at + "/0");
                break;
            default:
                Assert.True(shown.ToString() == answer.ToString(), $"{at} is {answer}, and should be {shown}");
                break;
        }
    }

    private static string Fill(string text, Dictionary<string, string> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));

    [GeneratedRegex("""^```(?:http (?<status>\d+)|json)\n(?<body>.*?)^```$|^<!-- (?<name>\w+) = (?<path>\S+) -->$""", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
