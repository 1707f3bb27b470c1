using System.Text.Json.Nodes;

namespace SmartActivities.Cost.Bench;

/// <summary>What others have published: list prices (prices.json) and limits (limits.json), each with its date and where it was read.</summary>
internal static class Inputs
{
    private static readonly JsonObject Prices = Read("prices.json");
    private static readonly JsonObject Limits = Read("limits.json");

    /// <summary>Each limit in words, by the second, and its source.</summary>
    public static IEnumerable<(string What, double PerSecond, string Source)> AllLimits => Limits
        .Select(item => item.Value).OfType<JsonObject>()
        .Select(limit => (limit["what"]!.GetValue<string>(), limit["perSecond"]!.GetValue<double>(), limit["source"]!.GetValue<string>()));

    /// <summary>When the limits were read.</summary>
    public static string LimitsDate => Limits["date"]!.GetValue<string>();

    /// <summary>US dollars for one.</summary>
    public static double Price(string item) => Prices[item]!["price"]!.GetValue<double>() / (Prices[item]!["per"]?.GetValue<double>() ?? 1);

    /// <summary>What is allowed in a second.</summary>
    public static double Limit(string item) => Limits[item]!["perSecond"]!.GetValue<double>();

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)))!.AsObject();
}
