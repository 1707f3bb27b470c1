namespace Microsoft.Azure.Functions.Worker;

/// <summary>The runtime could not do what a function asks for.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
