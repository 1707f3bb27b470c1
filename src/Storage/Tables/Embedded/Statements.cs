using Microsoft.Data.Sqlite;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>Statements that are prepared once and run many times.</summary>
internal static class Statements
{
    public static SqliteCommand Prepare(this SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }
}
