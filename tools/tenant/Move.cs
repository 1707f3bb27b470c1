using System.Security.Cryptography;
using SmartActivities.Domain;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Tools.Tenant;

/// <summary>A tenant on its way from one place to another: its partition, its row among the tenants, and its files.</summary>
internal sealed class Move(TenantId tenant, Place from, Place to)
{
    private const int MostDifferences = 20;

    // The files of a tenant lie below one folder, whose name ends where the first part of theirs does.
    private readonly string _folder = FileName.Of(tenant.Value) + "/";

    private static readonly string[] Tables = [TableNames.Activities, TableNames.Tenants];

    /// <summary>Whether the place to move to holds anything of the tenant.</summary>
    public async Task<bool> IsBegunAsync()
    {
        foreach (var table in Tables)
        {
            if (await Rows(to, table).AnyAsync())
                return true;
        }

        return await FilesOfAsync(to) is not [];
    }

    /// <summary>Makes the place to move to hold what the other holds, and nothing else. The row among the tenants comes last, so that a
    /// tenant that is known is whole.</summary>
    public async Task CopyAsync()
    {
        var names = await FilesOfAsync(from);
        foreach (var name in names)
        {
            await using var content = await from.Files.OpenAsync(name, FileSlice.Whole, default)
                ?? throw new InvalidOperationException($"{name} went away while it was copied. Is an app running there?");
            await to.Files.WriteAsync(name, content.Stream, content.Size, default);
        }

        foreach (var name in (await FilesOfAsync(to)).Except(names))
            await to.Files.DeleteAsync(name, default);

        foreach (var table in Tables)
        {
            await CommitAsync(to, table, Rows(from, table).Select(RowChange (row) => new RowChange.Upsert(row.Key, row.Body)));
            await CommitAsync(to, table, Pairs(table).Where(pair => pair.From is null).Select(RowChange (pair) => new RowChange.Delete(pair.To!.Key, null)));
        }
    }

    /// <summary>Reads everything in both places.</summary>
    public async Task<Comparison> CompareAsync()
    {
        var differences = new List<string>();
        int rows = 0, files = 0;
        foreach (var table in Tables)
        {
            await foreach (var (mine, other) in Pairs(table))
            {
                rows++;
                if (mine?.Body != other?.Body)
                    differences.Add($"row {(mine ?? other)!.Key} of {table}: {Difference(mine, other)}");
            }
        }

        foreach (var name in (await FilesOfAsync(from)).Union(await FilesOfAsync(to)))
        {
            files++;
            var mine = await DigestAsync(from, name);
            var other = await DigestAsync(to, name);
            if (mine != other)
                differences.Add($"file {name}: {Difference(mine, other)}");
        }

        return new Comparison(rows, files, differences is { Count: > MostDifferences } ? [.. differences.Take(MostDifferences), $"and {differences.Count - MostDifferences} more"] : differences);
    }

    /// <summary>Deletes everything of the tenant from the place that it comes from; its row among the tenants first.</summary>
    public async Task DeleteAsync()
    {
        foreach (var table in Tables.Reverse())
            await CommitAsync(from, table, Rows(from, table).Select(RowChange (row) => new RowChange.Delete(row.Key, null)));
        foreach (var name in await FilesOfAsync(from))
            await from.Files.DeleteAsync(name, default);
    }

    private static string Difference(object? mine, object? other) => (mine, other) switch
    {
        (_, null) => "only in --from",
        (null, _) => "only in --to",
        _ => "not the same",
    };

    private static async Task<string?> DigestAsync(Place place, FileName name)
    {
        await using var content = await place.Files.OpenAsync(name, FileSlice.Whole, default);
        return content is null ? null : Convert.ToHexString(await SHA256.HashDataAsync(content.Stream));
    }

    private ValueTask<List<FileName>> FilesOfAsync(Place place) => place.Files.ListAsync(_folder, default).Select(file => file.Name).ToListAsync();

    private string PartitionIn(string table) => table == TableNames.Tenants ? Partition.Tenants : Partition.Of(tenant);

    // Of the tenants, this one alone: its row's key is what names its partition elsewhere.
    private IAsyncEnumerable<Row> Rows(Place place, string table) => place.Table(table).ReadAllAsync(
        PartitionIn(table),
        table == TableNames.Tenants ? new KeyRange(Partition.Of(tenant), Partition.Of(tenant) + TableLimits.LowestCharacter) : KeyRange.All,
        default);

    // Both are in the order of their keys.
    private async IAsyncEnumerable<(Row? From, Row? To)> Pairs(string table)
    {
        await using var mine = Rows(from, table).GetAsyncEnumerator();
        await using var other = Rows(to, table).GetAsyncEnumerator();
        var hasMine = await mine.MoveNextAsync();
        var hasOther = await other.MoveNextAsync();
        while (hasMine || hasOther)
        {
            var order = !hasMine ? 1 : !hasOther ? -1 : string.CompareOrdinal(mine.Current.Key, other.Current.Key);
            yield return (order <= 0 ? mine.Current : null, order >= 0 ? other.Current : null);
            if (order <= 0)
                hasMine = await mine.MoveNextAsync();
            if (order >= 0)
                hasOther = await other.MoveNextAsync();
        }
    }

    private async Task CommitAsync(Place place, string table, IAsyncEnumerable<RowChange> changes)
    {
        var batch = new List<RowChange>();
        var weight = 0;
        await foreach (var change in changes)
        {
            var more = TableLimits.Weigh(change);
            if (batch.Count == TableLimits.BatchChanges || weight + more > TableLimits.BatchWeight)
                await FlushAsync();
            batch.Add(change);
            weight += more;
        }

        if (batch is not [])
            await FlushAsync();

        async Task FlushAsync()
        {
            if (await place.Table(table).CommitAsync(PartitionIn(table), batch, default) is BatchOutcome.Refused { Key: var key, Reason: var reason })
                throw new InvalidOperationException($"Row {key} of {table} was refused as {reason}. Is an app running there?");
            batch.Clear();
            weight = 0;
        }
    }
}
