using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>A table in which somebody else comes between the first two rows that are read side by side.</summary>
/// <param name="inner">The table.</param>
/// <param name="meanwhile">What the other does, once.</param>
internal sealed class OvertakenTable(ISortedTable inner, Func<Task> meanwhile) : PassingTable(inner)
{
    private Task? _first;
    private bool _isOvertaken;

    public override async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
    {
        if (_first is null)
        {
            var first = base.GetAsync(partition, key, cancellation);
            _first = first;
            return await first;
        }

        if (!_isOvertaken)
        {
            _isOvertaken = true;
            await _first;
            await meanwhile();
        }

        return await base.GetAsync(partition, key, cancellation);
    }
}
