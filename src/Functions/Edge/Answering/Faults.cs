using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>The exceptions that are no fault of ours, and their answers.</summary>
internal static class Faults
{
    /// <summary>How long a client should leave a store alone that did not answer.</summary>
    private static readonly Duration StorageRecovery = Duration.FromSeconds(5);

    /// <summary>The answer; null for a fault of ours.</summary>
    public static Problem? Expected(Exception exception) => exception switch
    {
        StorageUnavailableException => Problem.Unavailable(StorageRecovery),
        BrokenUploadException broken => broken.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.TooLarge(Upload.MaxBytes),
        BadHttpRequestException => Problem.MalformedBody("", "unreadable", "The body could not be read: it broke off, or is not framed as HTTP says."),
        _ => null,
    };

    /// <summary>Whether an exception only says that nobody waits for the answer any more.</summary>
    public static bool ClientLeft(HttpContext http, Exception exception) =>
        http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException or BrokenUploadException;
}

/// <summary>Answers for what has thrown, and logs it under the trace id that is answered.</summary>
internal static partial class FaultAnswers
{
    /// <summary>Answers an exception with a problem, unless the answer has begun or nobody waits for it any more.</summary>
    /// <returns>False when the exception is to go on: the answer has begun and breaks off.</returns>
    public static async Task<bool> AnswerAsync(this ILogger logger, HttpContext http, Exception exception, string function)
    {
        if (Faults.ClientLeft(http, exception))
        {
            LogClientLeft(logger, function);
            return true;
        }

        if (http.Response.HasStarted)
            return false;
        var problem = Explain(logger, exception, function, ProblemResult.TraceIdOf(http));
        // The function may have set headers of an answer that will not come.
        http.Response.Clear();
        await problem.ToResult().ExecuteAsync(http);
        return true;
    }

    private static Problem Explain(ILogger logger, Exception exception, string function, string traceId)
    {
        if (Faults.Expected(exception) is not { } problem)
        {
            LogFailed(logger, exception, function, traceId);
            return Problem.Internal();
        }

        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogUnavailable(logger, exception, function, traceId);
        return problem;
    }

    [LoggerMessage(3001, LogLevel.Error, "{Function} failed; trace id {TraceId}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string traceId);

    [LoggerMessage(3002, LogLevel.Warning, "{Function} could not reach what it needs; trace id {TraceId}.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string function, string traceId);

    [LoggerMessage(3003, LogLevel.Debug, "The client of {Function} left.")]
    private static partial void LogClientLeft(ILogger logger, string function);
}
