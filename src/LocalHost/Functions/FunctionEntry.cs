using System.Collections.Immutable;
using System.Text.Json;
using LocalHost.Protocol.Messages;

namespace LocalHost.Functions;

/// <summary>A function as the host sees it: what sets it off, and what it wants handed in beside.</summary>
internal sealed record FunctionEntry(string Id, string Name, string Trigger, string TriggerName, JsonElement Settings)
{
    public const string Http = "httpTrigger";
    public const string Timer = "timerTrigger";
    public const string Orchestration = "orchestrationTrigger";
    public const string Activity = "activityTrigger";
    private const string DurableClient = "durableClient";
    private static readonly string[] Known = [Http, Timer, Orchestration, Activity, DurableClient, "http"];

    /// <summary>The parameters that are clients of the task hub.</summary>
    public ImmutableArray<string> DurableClients { get; private init; } = [];

    /// <summary>The types of bindings that this host does not have.</summary>
    public ImmutableArray<string> Unknown { get; private init; } = [];

    public RetryOptions? Retry { get; private init; }

    public bool UsesDurable => Trigger is Orchestration or Activity || !DurableClients.IsEmpty;

    public bool Is(string trigger) => Trigger.Equals(trigger, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of one of the trigger's settings.</summary>
    public string? Text(string setting) =>
        Settings.TryGetProperty(setting, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string setting, bool otherwise) =>
        Settings.TryGetProperty(setting, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;

    /// <summary>Reads a function's bindings; null when nothing sets it off.</summary>
    public static FunctionEntry? Of(FunctionMetadata function)
    {
        var bindings = function.RawBindings.Select(raw => JsonElement.Parse(raw)).ToList();
        var trigger = bindings.Find(b => TypeOf(b).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return trigger.ValueKind != JsonValueKind.Object
            ? null
            : new(function.FunctionId, function.Name, TypeOf(trigger), NameOf(trigger), trigger)
            {
                DurableClients = [.. bindings.Where(b => TypeOf(b).Equals(DurableClient, StringComparison.OrdinalIgnoreCase)).Select(NameOf)],
                Unknown = [.. bindings.Select(TypeOf).Except(Known, StringComparer.OrdinalIgnoreCase)],
                Retry = function.RetryOptions,
            };
    }

    /// <summary>A worker that found its functions in a file leaves the parsed bindings out, and takes functions for what these say.</summary>
    public static void Complete(FunctionMetadata function)
    {
        if (function.Bindings.Count > 0)
            return;
        foreach (var raw in function.RawBindings)
        {
            var binding = JsonElement.Parse(raw);
            function.Bindings[NameOf(binding)] = new()
            {
                Type = TypeOf(binding),
                Direction = Named<BindingInfo.Types.Direction>(binding, "direction"),
                DataType = Named<BindingInfo.Types.DataType>(binding, "dataType"),
            };
        }
    }

    private static T Named<T>(JsonElement binding, string property)
        where T : struct, Enum =>
        binding.TryGetProperty(property, out var value) && Enum.TryParse<T>(value.ToString(), ignoreCase: true, out var named) ? named : default;

    private static string TypeOf(JsonElement binding) => binding.GetProperty("type").GetString() ?? "";

    private static string NameOf(JsonElement binding) => binding.GetProperty("name").GetString() ?? "";
}
