using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Board;

/// <summary>The pipeline whose board a request asks for.</summary>
internal sealed record RouteBoard(ItemType Type, PipelineId Id)
{
    /// <summary>The pipeline; 404 for a route of no item type, 400 without a pipeline.</summary>
    public static Parsed<RouteBoard> Read(string type, string? pipeline)
    {
        if (!ItemType.TryParse(type, out var itemType))
            return Problem.NotFound("There is no board for this item type.");
        return PipelineId.TryParse(pipeline, out var id) ? new RouteBoard(itemType, id) : Unnamed("pipeline", pipeline);
    }

    /// <summary>The problem of a parameter that has to name something, and does not.</summary>
    public static Problem Unnamed(string parameter, string? value) => value is null
        ? Problem.MalformedParameter(parameter, "required", $"Say which {parameter}.")
        : Problem.MalformedParameter(parameter, "invalid", $"A {parameter} has {Identifier.Rule}.");
}
