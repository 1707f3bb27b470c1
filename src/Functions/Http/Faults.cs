using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http.Multipart;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Http;

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
