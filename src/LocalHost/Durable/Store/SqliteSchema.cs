namespace LocalHost.Durable.Store;

/// <summary>The tables of a hub file. Times are UTC ticks; events are JSON as HistoryJson writes it.</summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    public const string Create = """
        CREATE TABLE IF NOT EXISTS instances (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            parent TEXT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            turns INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            input TEXT NULL,
            output TEXT NULL,
            custom TEXT NULL,
            failure TEXT NULL,
            tags TEXT NULL);
        CREATE INDEX IF NOT EXISTS instances_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE TABLE IF NOT EXISTS history (
            instance INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            events BLOB NOT NULL,
            PRIMARY KEY (instance, turn)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS messages (
            instance INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            generation INTEGER NULL,
            at INTEGER NOT NULL,
            event BLOB NOT NULL,
            PRIMARY KEY (instance, rank, sequence)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS timers (
            due INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            step INTEGER NOT NULL,
            PRIMARY KEY (due, instance, generation, step)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS timers_instance ON timers (instance);
        CREATE TABLE IF NOT EXISTS activities (
            sequence INTEGER PRIMARY KEY,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            step INTEGER NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            input TEXT NULL);
        CREATE INDEX IF NOT EXISTS activities_instance ON activities (instance);
        """;
}
