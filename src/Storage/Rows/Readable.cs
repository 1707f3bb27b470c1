using System.Text.Json;
using NodaTime.TimeZones;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>Reads rows of which one that cannot be read must not keep the others back.</summary>
internal static class Readable
{
    /// <summary>What a row holds; null when this program cannot read it.</summary>
    public static T? OrNull<T>(Row row, Func<string, T> read)
        where T : class
    {
        try
        {
            return read(row.Body);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException or ArgumentException
            or DateTimeZoneNotFoundException)
        {
            return null;
        }
    }

    public static Activity? Activity(Row row) => OrNull(row, static body => RowShapes.Activity.Read(body).ToActivity());

    public static Item? Item(Row row) => OrNull(row, static body => RowShapes.Item.Read(body).ToItem());
}
