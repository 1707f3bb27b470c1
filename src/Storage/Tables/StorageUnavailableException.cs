namespace SmartActivities.Storage.Tables;

/// <summary>
/// Storage cannot be reached, is busy or throttles, and still was after the provider's own retries. What was asked for may
/// be tried again later; whether a write took place is unknown.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Says so without particulars.</summary>
    public StorageUnavailableException()
        : this("Storage is not available at the moment.")
    {
    }

    /// <summary>Says what was seen.</summary>
    /// <param name="message">What was seen.</param>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was seen, and in which exception of the provider.</summary>
    /// <param name="message">What was seen.</param>
    /// <param name="innerException">The provider's exception.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
