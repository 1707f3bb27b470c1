using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Background;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Reminders;
using SmartActivities.Functions.Tenants;

namespace SmartActivities.Functions;

/// <summary>What goes into the histories of orchestrations, where it is read for months, and what the host hands to a timer.</summary>
[JsonSerializable(typeof(RemindedActivity))]
[JsonSerializable(typeof(NextReminder))]
[JsonSerializable(typeof(CatchingUpItem))]
[JsonSerializable(typeof(CleanUpStep))]
[JsonSerializable(typeof(Reprojection))]
[JsonSerializable(typeof(EndingOrchestration))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TimerInfo))]
// As which the SDK reads and writes an input at first.
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(object[]))]
[JsonSerializable(typeof(JsonElement))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
internal sealed partial class HistoryJson : JsonSerializerContext;
