using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.History;

/// <summary>Failures that the host itself finds.</summary>
internal static class Failures
{
    /// <summary>One that another attempt would not mend: nobody is there to make it.</summary>
    public static TaskFailureDetails NotFound(string kind, string name, IEnumerable<string> known) => new()
    {
        ErrorType = $"{kind}TaskNotFound",
        ErrorMessage = $"There is no {kind.ToLowerInvariant()} '{name}'. Known ones: {string.Join(", ", known)}.",
        IsNonRetriable = true,
    };

    public static TaskFailureDetails Of(Exception exception) => new()
    {
        ErrorType = exception.GetType().FullName,
        ErrorMessage = exception.Message,
        StackTrace = exception.StackTrace,
        InnerFailure = exception.InnerException is { } inner ? Of(inner) : null,
    };

    public static TaskFailureDetails NotSupported() => new()
    {
        ErrorType = typeof(NotSupportedException).FullName,
        ErrorMessage = "The orchestration asks for something that this host does not have, such as an entity.",
        IsNonRetriable = true,
    };

    public static TaskFailureDetails IdInUse(string instanceId) => new()
    {
        ErrorType = "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException",
        ErrorMessage = IdInUseWords(instanceId),
    };

    public static string IdInUseWords(string instanceId) => $"An Orchestration instance with the ID {instanceId} already exists.";

    /// <summary>As an instance's output tells it.</summary>
    public static string Words(this TaskFailureDetails failure) => $"{failure.ErrorType}: {failure.ErrorMessage}";
}
