using System.Text.Json.Serialization;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge.Reading;

internal sealed record SampleItem(string? Type, string? Id);

internal sealed record SampleRequest
{
    public string? Subject { get; init; }

    public SampleItem? Item { get; init; }

    public IReadOnlyList<Duration>? Reminders { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Hours { get; init; }

    public OffsetDateTime? Deadline { get; init; }

    public Instant? Until { get; init; }

    public LocalDate? Day { get; init; }

    public int? Count { get; init; }
}

internal sealed record SamplePatch
{
    public Optional<string> Subject { get; init; }

    public Optional<OffsetDateTime?> Deadline { get; init; }

    public Optional<Duration> Wait { get; init; }

    public Optional<SampleItem> Item { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    Converters = [typeof(InstantJsonConverter), typeof(OffsetDateTimeJsonConverter), typeof(LocalDateJsonConverter), typeof(DurationJsonConverter)])]
[JsonSerializable(typeof(SampleRequest))]
[JsonSerializable(typeof(SamplePatch))]
[JsonSerializable(typeof(OffsetDateTime?))]
internal sealed partial class SampleJson : JsonSerializerContext;

[JsonSerializable(typeof(SampleItem))]
internal sealed partial class LenientJson : JsonSerializerContext;
