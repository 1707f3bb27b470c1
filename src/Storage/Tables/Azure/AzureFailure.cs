using Azure;

namespace SmartActivities.Storage.Tables.Azure;

/// <summary>The one place where failures of the Azure clients become ours.</summary>
internal static class AzureFailure
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (MayPass(e, cancellation))
        {
            throw Unavailable(e);
        }
    }

    /// <summary>
    /// Whether a later try may succeed. A cancellation that nobody asked for is the client's own time limit; several
    /// failures in one are the tries of its retry policy.
    /// </summary>
    public static bool MayPass(Exception failure, CancellationToken cancellation) => failure switch
    {
        RequestFailedException request => request.Status is 0 or 408 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(one => MayPass(one, cancellation)),
        OperationCanceledException => !cancellation.IsCancellationRequested,
        HttpRequestException or IOException => true,
        _ => false,
    };

    public static StorageUnavailableException Unavailable(Exception failure) =>
        new($"Azure Storage failed: {failure.GetBaseException().Message}", failure);
}
