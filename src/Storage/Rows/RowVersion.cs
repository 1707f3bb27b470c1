using System.Text.Json;

namespace SmartActivities.Storage.Rows;

/// <summary>The version of a stored shape, which its row tells.</summary>
internal static class RowVersion
{
    /// <summary>The row's member <c>v</c>; 1 when it has none.</summary>
    public static int Of(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("v"u8);
            reader.Read();
            if (isVersion)
                return reader.GetInt32();
            reader.Skip();
        }

        return 1;
    }
}
