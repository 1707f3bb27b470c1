using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http.Multipart;

/// <summary>Turns the many ways in which reading an upload fails into one.</summary>
internal static class UploadReading
{
    public static async ValueTask<T> GuardAsync<T>(ValueTask<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            throw new BrokenUploadException(Problem.TooLarge(Upload.MaxBytes), exception);
        }
        catch (InvalidDataException exception)
        {
            throw new BrokenUploadException(Problem.MalformedBody("", "partHeaders", "The headers of a part are too long or too many."), exception);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            throw new BrokenUploadException(BrokenOff, exception);
        }
    }

    public static Problem BrokenOff { get; } =
        Problem.MalformedBody("", "brokenOff", "The upload broke off before its last boundary.") with { Code = "brokenOff" };
}
