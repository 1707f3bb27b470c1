namespace Microsoft.DurableTask;

/// <summary>Results that are fetched page by page while they are read.</summary>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The results in pages.</summary>
    /// <param name="continuationToken">Where to go on, from an earlier page; null for the start.</param>
    /// <param name="pageSizeHint">How many results a page should hold; null for the default.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
            foreach (var value in page.Values)
                yield return value;
    }
}
