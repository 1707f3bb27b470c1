namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation returned; middleware may replace it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>Makes a result.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>The returned value.</summary>
    public abstract T? Value { get; set; }
}
