namespace SmartActivities.Storage.Tables;

/// <summary>Where the tables of one deployment are kept.</summary>
public interface ITableStore
{
    /// <summary>The table of that name; costs no call. One that does not exist is empty, and made by the first write.</summary>
    /// <param name="name">3 to 63 ASCII letters and digits, the first a letter.</param>
    /// <returns>The table; may be kept for the life of the store.</returns>
    ISortedTable Open(string name);
}
