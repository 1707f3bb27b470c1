namespace Microsoft.DurableTask;

/// <summary>What an activity or orchestration failed of, in a form that can be stored.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown.</param>
/// <param name="InnerFailure">What caused it.</param>
/// <param name="Properties">Further properties of the exception.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>Says whether the failure is an exception of type <typeparamref name="T"/> or of one derived from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Says whether the failure is an exception of the given type or of one derived from it.</summary>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
            throw new ArgumentException($"{targetBaseExceptionType} is not a type of exception.", nameof(targetBaseExceptionType));
        if (ErrorType == targetBaseExceptionType.FullName) return true;
        var failed = Type.GetType(ErrorType)
            ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(ErrorType)).FirstOrDefault(type => type is not null);
        return targetBaseExceptionType.IsAssignableFrom(failed);
    }

    /// <summary>Describes an exception and what caused it.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception is TaskFailedException failed
            ? failed.FailureDetails
            : exception.InnerException is { } cause ? FromException(cause) : null;
        return new(exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace, inner, null);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
