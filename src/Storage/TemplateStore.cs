using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Templates;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Changes a tenant's templates, which are read with the other settings.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="settings">Where they are read and remembered.</param>
/// <param name="limits">How many there may be.</param>
public sealed class TemplateStore(ISortedTable table, SettingsStore settings, ServiceLimits limits)
{
    /// <summary>Adds a template, or replaces the one of its id.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="template">The template.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace; null when there is none yet.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutAsync(
        TenantId tenant, Template template, Func<long?, bool> expects, CancellationToken cancellation) =>
        settings.ChangeAsync<PutOutcome>(
            tenant,
            async (mark, ct) =>
            {
                var stored = await ReadAsync(tenant, template.Id, ct);
                if (!expects(stored.Revision))
                    return (new PutOutcome.Stale(), []);
                if (stored.Row is null && stored.Count >= limits.TemplatesPerTenant)
                    return (new PutOutcome.TooMany(), []);
                var body = RowShapes.Template.Write(TemplateRow.Of(template, stored.Changes + 1));
                return (
                    new PutOutcome.Written(stored.Changes + 1, stored.Row is null),
                    [stored.Counting(stored.Row is null ? 1 : 0, mark), TaggedWrite.Put(stored.Row, TenantKeys.Template(template.Id), body)]);
            },
            cancellation);

    /// <summary>Removes a template.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Its id.</param>
    /// <param name="expects">Whether this is the revision that the caller means to remove.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Null when there is no such template of the tenant's own.</returns>
    public Task<PutOutcome?> DeleteAsync(TenantId tenant, TemplateId id, Func<long?, bool> expects, CancellationToken cancellation) =>
        settings.ChangeAsync<PutOutcome?>(
            tenant,
            async (mark, ct) =>
            {
                var stored = await ReadAsync(tenant, id, ct);
                if (stored.Row is null)
                    return (null, []);
                if (!expects(stored.Revision))
                    return (new PutOutcome.Stale(), []);
                return (
                    new PutOutcome.Written(stored.Changes + 1, IsNew: false),
                    [stored.Counting(-1, mark), new RowChange.Delete(TenantKeys.Template(id), stored.Row.Tag)]);
            },
            cancellation);

    // Read side by side, the one may be older than the other: both are written under their tags.
    private async Task<StoredTemplate> ReadAsync(TenantId tenant, TemplateId id, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(
            table.GetAsync(Partition.Of(tenant), TenantKeys.Template(id), cancellation),
            table.GetAsync(Partition.Of(tenant), TenantKeys.TemplateCount, cancellation));
        return new StoredTemplate(rows[0], rows[1]);
    }

    private sealed class StoredTemplate(Row? row, Row? countRow)
    {
        private readonly TemplateCountRow _count =
            countRow is null ? new(0, 0) : RowShapes.TemplateCount.Read(countRow.Body);

        public Row? Row => row;

        public int Count => _count.Count;

        public long Changes => _count.Revision;

        public long? Revision => row is null ? null : RowShapes.Template.Read(row.Body).Revision;

        public RowChange Counting(int more, string mark) => TaggedWrite.Put(
            countRow,
            TenantKeys.TemplateCount,
            RowShapes.TemplateCount.Write(new TemplateCountRow(_count.Revision + 1, _count.Count + more) { Marks = WriteMark.After(countRow, mark) }));
    }
}
