using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>Converts by JSON.</summary>
public class JsonDataConverter : DataConverter
{
    private static readonly JsonSerializerOptions DefaultOptions = new() { IncludeFields = true };

    private readonly JsonSerializerOptions _options;

    /// <summary>Converts with the given options; with fields included when null.</summary>
    public JsonDataConverter(JsonSerializerOptions? options = null) => _options = options ?? DefaultOptions;

    /// <summary>The converter that is used when an app names none.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, _options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, _options);
}
