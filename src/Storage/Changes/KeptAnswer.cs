using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>The answer to a request, kept for who repeats it under the same Idempotency-Key.</summary>
/// <typeparam name="T">What is answered.</typeparam>
/// <param name="request">The key; absent when the request carried none, and then nothing is kept.</param>
/// <param name="now">The present moment.</param>
/// <param name="write">The answer as it is stored.</param>
/// <param name="read">The answer as it was stored.</param>
/// <param name="isOurs">Whether only this very request can have been answered so: then a try of its own was written late, and what it names stays.</param>
internal sealed class KeptAnswer<T>(RequestKey? request, Instant now, Func<T, string> write, Func<string, T> read, Func<T, bool> isOurs)
{
    /// <summary>The row to read before deciding.</summary>
    public IEnumerable<string> Keys => request is { } key ? [TenantKeys.Request(key.Value)] : [];

    /// <summary>What the request was answered before; null when it was not.</summary>
    public RequestOutcome<T>? Find(Snapshot snapshot)
    {
        if (request is not { } key || snapshot.Request(key.Value) is not { } row)
            return null;
        if (row.Fingerprint != key.Fingerprint)
            return new RequestOutcome<T>.KeyReused();
        var answer = read(row.Answer);
        return isOurs(answer)
            ? new RequestOutcome<T>.Decided(new Decision<T>.Accepted(new ChangeSet { Now = row.At }, answer))
            : new RequestOutcome<T>.Repeated(answer);
    }

    /// <summary>Keeps an answer, in the batch that makes it true.</summary>
    public IEnumerable<RowChange> Keep(Decision<T>.Accepted accepted)
    {
        if (request is { } key)
            yield return new RowChange.Insert(TenantKeys.Request(key.Value), RowShapes.Request.Write(new RequestRow(key.Fingerprint, now, write(accepted.Result))));
    }
}
