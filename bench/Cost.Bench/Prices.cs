using System.Text.Json.Nodes;

namespace SmartActivities.Cost.Bench;

/// <summary>List prices, by prices.json: each with its date and where it was read.</summary>
internal sealed class Prices
{
    private readonly JsonObject _file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prices.json")))!.AsObject();

    /// <summary>US dollars for one.</summary>
    public double this[string item] => _file[item]!["price"]!.GetValue<double>() / (_file[item]!["per"]?.GetValue<double>() ?? 1);

    /// <summary>Those that nobody has read up.</summary>
    public IEnumerable<string> Unchecked => _file.Where(item => item.Value is JsonObject price && price["source"]!.GetValue<string>().StartsWith("from memory", StringComparison.Ordinal))
        .Select(item => item.Key);
}
