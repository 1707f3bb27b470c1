using System.Collections.ObjectModel;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The distributed trace of an invocation (W3C Trace Context).</summary>
public abstract class TraceContext
{
    /// <summary>Makes a trace context.</summary>
    protected TraceContext()
    {
    }

    /// <summary>The traceparent, or an empty string.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The tracestate, or an empty string.</summary>
    public abstract string TraceState { get; }

    /// <summary>Further attributes of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes { get; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The baggage of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage { get; } = ReadOnlyDictionary<string, string>.Empty;
}
