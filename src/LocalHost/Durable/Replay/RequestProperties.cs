using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace LocalHost.Durable.Replay;

/// <summary>What every request tells the worker beside an instance.</summary>
internal static class RequestProperties
{
    /// <summary>Whether a request holds the whole history.</summary>
    public const string IncludeState = "IncludeState";

    public static IReadOnlyDictionary<string, Value> Of(DurableHubOptions options)
    {
        var properties = options.ContextProperties.ToDictionary(property => property.Key, property => ValueOf(property.Value));
        properties[IncludeState] = Value.ForBool(true);
        properties["IsExtendedSession"] = Value.ForBool(options.SessionIdleTimeout > TimeSpan.Zero);
        properties["ExtendedSessionIdleTimeoutInSeconds"] = Value.ForNumber(options.SessionIdleTimeout.TotalSeconds);
        properties["defaultVersion"] = Value.ForString(options.DefaultVersion);
        return properties;
    }

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.ForNull(),
        bool truth => Value.ForBool(truth),
        string text => Value.ForString(text),
        _ => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
