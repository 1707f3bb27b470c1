namespace SmartActivities.Storage.Tables;

/// <summary>Where the tables of one deployment are kept.</summary>
public interface ITableStore
{
    /// <summary>Makes a table unless it exists. Tables of <see cref="TableNames"/> are made at the start of the app.</summary>
    /// <param name="name">3 to 63 ASCII letters and digits, the first a letter.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>A task that completes when the table can be used.</returns>
    Task CreateAsync(string name, CancellationToken cancellation);

    /// <summary>The table of that name, which must have been created; costs no call.</summary>
    /// <param name="name">The table's name.</param>
    /// <returns>The table; may be kept for the life of the store.</returns>
    ISortedTable Open(string name);
}
