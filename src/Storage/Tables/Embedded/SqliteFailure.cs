using Microsoft.Data.Sqlite;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>Tells what a caller may try again later from what is a defect.</summary>
internal static class SqliteFailure
{
    public static Exception Translate(Exception failure) => failure is SqliteException sqlite && MayPass(sqlite.SqliteErrorCode)
        ? new StorageUnavailableException($"The embedded storage failed: {sqlite.Message}", sqlite)
        : failure;

    // Busy, locked, I/O error, disk full, cannot open: https://www.sqlite.org/rescode.html
    private static bool MayPass(int code) => code is 5 or 6 or 10 or 13 or 14;
}
