namespace DurableTask.Core.Exceptions;

/// <summary>Thrown when an instance is to be started under an id that is in use.</summary>
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    /// <summary>Without a message.</summary>
    public OrchestrationAlreadyExistsException()
    {
    }

    /// <summary>With a message.</summary>
    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public OrchestrationAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
