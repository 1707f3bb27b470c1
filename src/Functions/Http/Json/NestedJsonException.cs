using System.Text.Json;

namespace SmartActivities.Functions.Http.Json;

/// <summary>
/// Something is wrong inside a value that a converter gave to the serializer anew: the path of <paramref name="within"/> begins at
/// that value, and the serializer gives this exception the path to it.
/// </summary>
internal sealed class NestedJsonException(JsonException within) : JsonException(null, within)
{
    public JsonException Within => within;
}
