using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the runtime that an app may set.</summary>
public class WorkerOptions
{
    /// <summary>Makes options as they are without being set.</summary>
    public WorkerOptions()
    {
    }

    /// <summary>Reads and writes JSON for <c>HttpRequestData</c>, <c>HttpResponseData</c> and body binding.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>The converters that are asked for the values of parameters.</summary>
    public InputConverterCollection InputConverters { get; } = [];

    /// <summary>Whether the host is told of a function's own exception; here it is so always.</summary>
    [Obsolete("It is so by default.")]
    public bool EnableUserCodeException { get; set; } = true;

    /// <summary>Whether empty values go from the host to the worker; without effect where both are one process.</summary>
    public bool IncludeEmptyEntriesInMessagePayload { get; set; } = true;

    /// <summary>Capabilities that the app announces; without effect here.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
