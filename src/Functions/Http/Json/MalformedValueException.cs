using System.Text.Json;

namespace SmartActivities.Functions.Http.Json;

/// <summary>A JSON string of the wrong format. Its message is ours and may be shown to the sender, unlike the serializer's own.</summary>
internal sealed class MalformedValueException(string message) : JsonException(message);
