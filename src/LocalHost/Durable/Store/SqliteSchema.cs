namespace LocalHost.Durable.Store;

/// <summary>The tables of a hub file. Times are UTC ticks; events are messages of the durable extension.</summary>
internal static class SqliteSchema
{
    public const int Version = 2;

    private const string Create = """
        CREATE TABLE instances (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            parent TEXT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            execution TEXT NOT NULL,
            generation INTEGER NOT NULL,
            turns INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            input TEXT NULL,
            output TEXT NULL,
            custom TEXT NULL,
            failure BLOB NULL,
            tags TEXT NULL);
        CREATE INDEX instances_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE TABLE history (
            instance INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            events BLOB NOT NULL,
            PRIMARY KEY (instance, turn)) WITHOUT ROWID;
        CREATE TABLE messages (
            instance INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            generation INTEGER NULL,
            event BLOB NOT NULL,
            PRIMARY KEY (instance, rank, sequence)) WITHOUT ROWID;
        CREATE TABLE timers (
            due INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            step INTEGER NOT NULL,
            PRIMARY KEY (due, instance, generation, step)) WITHOUT ROWID;
        CREATE INDEX timers_instance ON timers (instance);
        CREATE TABLE activities (
            sequence INTEGER PRIMARY KEY,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            step INTEGER NOT NULL,
            name TEXT NOT NULL,
            input TEXT NULL);
        CREATE INDEX activities_instance ON activities (instance);
        """;

    /// <summary>Makes the tables of a new hub; refuses one that another version of this engine has made.</summary>
    public static void Prepare(SqliteStatements sql, string? path)
    {
        const string isHub = "SELECT count(*) FROM sqlite_master WHERE name = 'instances'";
        if (sql.Number(isHub) == 0)
        {
            sql.Execute(Create);
            // A pragma takes no parameters.
            sql.Execute($"PRAGMA user_version = {Version}");
            return;
        }

        if (sql.Number("PRAGMA user_version") == Version) return;
        throw new InvalidOperationException(
            $"The task hub {path} was written by another version of LocalHost, whose orchestrations this one cannot continue. Move the "
            + "file away and start again: a new hub is made, and what the app finds missing has to be started anew.");
    }
}
