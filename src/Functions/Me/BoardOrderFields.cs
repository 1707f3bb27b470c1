using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>How a user likes a board to be sorted, in requests and in answers.</summary>
internal sealed record BoardOrderFields
{
    private const string Attention = "attention";
    private const string Created = "created";

    public string? Type { get; init; }
    public string? Pipeline { get; init; }
    public string? Order { get; init; }

    public static BoardOrderFields Of(BoardPreference preference) => new()
    {
        Type = preference.ItemType.Value,
        Pipeline = preference.Pipeline?.Value,
        Order = preference.Order is BoardOrder.Created ? Created : Attention,
    };

    /// <summary>The preference; to be thrown away when there are violations.</summary>
    public static BoardPreference? Read(BoardOrderFields? fields, Violations violations, string within)
    {
        if (fields is null)
        {
            violations.Add(within, "required", "An entry is an object.");
            return null;
        }

        if (fields.Order is not (Attention or Created))
            violations.Add(within + "/order", "unknown", "The order is attention or created.");
        return new BoardPreference(
            violations.RequiredType(fields.Type, within + "/type"),
            violations.Pipeline(fields.Pipeline, within + "/pipeline"),
            fields.Order is Created ? BoardOrder.Created : BoardOrder.Attention);
    }
}
