using Microsoft.DurableTask;

namespace LocalHost.Durable.History;

/// <summary>A failure as it is stored. A final one is not worth another attempt: nobody is there to make it.</summary>
internal sealed record Failure(string Type, string Message, string? Stack = null, Failure? Inner = null, bool IsFinal = false)
{
    public static Failure Of(Exception exception) => Of(TaskFailureDetails.FromException(exception));

    public static Failure Of(TaskFailureDetails details) =>
        new(details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? Of(inner) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), null);
}
