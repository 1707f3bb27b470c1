using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ClassicSample;

/// <summary>A function that only another host can set off.</summary>
public static class OtherFunctions
{
    [Function(nameof(Ring))]
    public static string Ring([BellTrigger] string visitor) => visitor;
}

/// <summary>Somebody is at the door.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BellTriggerAttribute : TriggerBindingAttribute;
