using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>How a user likes a board to be sorted, in requests and in answers.</summary>
internal sealed record BoardOrderFields
{
    public string? Type { get; init; }
    public string? Pipeline { get; init; }
    public string? Order { get; init; }

    public static BoardOrderFields Of(BoardPreference preference) => new()
    {
        Type = preference.ItemType.Value,
        Pipeline = preference.Pipeline?.Value,
        Order = Words<BoardOrder>.Of(preference.Order),
    };

    /// <summary>The preference; to be thrown away when there are violations.</summary>
    public static BoardPreference? Read(BoardOrderFields? fields, Violations violations, string within)
    {
        if (fields is null)
        {
            violations.Add(within, "required", "An entry is an object.");
            return null;
        }

        var order = Words<BoardOrder>.Find(fields.Order);
        if (order is null or BoardOrder.Forgotten)
            violations.Add(within + "/order", "unknown", $"The order is one of {Words<BoardOrder>.List(BoardOrder.Forgotten)}.");
        return new BoardPreference(
            violations.RequiredType(fields.Type, within + "/type"),
            violations.Pipeline(fields.Pipeline, within + "/pipeline"),
            order ?? BoardOrder.Attention);
    }
}
