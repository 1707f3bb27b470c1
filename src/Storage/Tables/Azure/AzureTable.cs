using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace SmartActivities.Storage.Tables.Azure;

/// <summary>A table of an Azure storage account: a batch is one entity-group transaction, a tag is an ETag.</summary>
internal sealed class AzureTable(TableClient client) : ISortedTable
{
    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
    {
        TableGuard.Key(partition, nameof(partition));
        TableGuard.Key(key, nameof(key));
        var found = await AzureFailure.TranslateAsync(
            () => client.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation), cancellation);
        return found.HasValue ? RowEntity.Read(found.Value!) : null;
    }

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        TableGuard.Scan(partition, limit);
        return AzureFailure.TranslateAsync(() => ReadAsync(Filter(partition, range), limit, RowEntity.Read, select: null, cancellation), cancellation);
    }

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        TableGuard.Scan(partition, limit);
        return AzureFailure.TranslateAsync(
            () => ReadAsync(Filter(partition, range), limit, static entity => entity.RowKey, RowEntity.KeyAlone, cancellation), cancellation);
    }

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        TableGuard.Batch(partition, changes);
        return AzureFailure.TranslateAsync(
            async () =>
            {
                try
                {
                    return await DecideAsync(partition, changes, cancellation);
                }
                catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
                {
                    await client.CreateIfNotExistsAsync(cancellation);
                    return await DecideAsync(partition, changes, cancellation);
                }
            },
            cancellation);
    }

    private static string Filter(string partition, KeyRange range)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (range.From.Length > 0)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey ge {range.From}");
        if (range.Before is { } before)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey lt {before}");
        return filter;
    }

    private static BatchRefusal? Refusal(RequestFailedException failure) => failure switch
    {
        { Status: 409 } when failure.ErrorCode == TableErrorCode.EntityAlreadyExists => BatchRefusal.Exists,
        { Status: 412 } => BatchRefusal.Stale,
        { Status: 404 } when failure.ErrorCode != TableErrorCode.TableNotFound => BatchRefusal.Missing,
        _ => null,
    };

    private static RowTag? Tag(RowChange change, Response response) =>
        change is RowChange.Delete ? null : RowEntity.Tag(response.Headers.ETag!.Value);

    private static TableTransactionAction Action(string partition, RowChange change) => change switch
    {
        RowChange.Insert insert => new(TableTransactionActionType.Add, RowEntity.Of(partition, insert.Key, insert.Body)),
        RowChange.Upsert upsert => new(TableTransactionActionType.UpsertReplace, RowEntity.Of(partition, upsert.Key, upsert.Body)),
        RowChange.Replace replace =>
            new(TableTransactionActionType.UpdateReplace, RowEntity.Of(partition, replace.Key, replace.Body), RowEntity.Match(replace.Tag)),
        RowChange.Delete delete =>
            new(TableTransactionActionType.Delete, new TableEntity(partition, delete.Key), RowEntity.Match(delete.Tag)),
        _ => throw new UnreachableException(),
    };

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string filter, int limit, Func<TableEntity, T> read, IEnumerable<string>? select, CancellationToken cancellation)
    {
        var rows = new List<T>();
        try
        {
            // One page as a rule; the service may end one early, at 4 MiB or where a partition is split over servers.
            await foreach (var page in client.QueryAsync<TableEntity>(filter, limit, select, cancellation).AsPages())
            {
                rows.AddRange(page.Values.Take(limit - rows.Count).Select(read));
                if (rows.Count == limit)
                    break;
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nobody has written to it.
        }

        return rows;
    }

    private async Task<BatchOutcome> DecideAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        try
        {
            if (changes is [var only])
                return await SendAsync(partition, only, cancellation);

            var sent = await client.SubmitTransactionAsync(changes.Select(change => Action(partition, change)), cancellation);
            return new BatchOutcome.Committed([.. changes.Select((change, index) => Tag(change, sent.Value[index]))]);
        }
        catch (RequestFailedException failure) when (Refusal(failure) is { } reason)
        {
            var index = (failure as TableTransactionFailedException)?.FailedTransactionActionIndex ?? 0;
            return new BatchOutcome.Refused(index, changes[index].Key, reason);
        }
    }

    // A transaction of one row would cost the same call and some hundred bytes more.
    private async Task<BatchOutcome> SendAsync(string partition, RowChange change, CancellationToken cancellation)
    {
        var response = change switch
        {
            RowChange.Insert insert => await client.AddEntityAsync(RowEntity.Of(partition, insert.Key, insert.Body), cancellation),
            RowChange.Upsert upsert => await client.UpsertEntityAsync(
                RowEntity.Of(partition, upsert.Key, upsert.Body), TableUpdateMode.Replace, cancellation),
            RowChange.Replace replace => await client.UpdateEntityAsync(
                RowEntity.Of(partition, replace.Key, replace.Body), RowEntity.Match(replace.Tag), TableUpdateMode.Replace, cancellation),
            RowChange.Delete delete => await client.DeleteEntityAsync(partition, delete.Key, RowEntity.Match(delete.Tag), cancellation),
            _ => throw new UnreachableException(),
        };
        // The client takes a deletion of what is not there for a success.
        return response.Status == 404
            ? new BatchOutcome.Refused(0, change.Key, BatchRefusal.Missing)
            : new BatchOutcome.Committed([Tag(change, response)]);
    }
}
