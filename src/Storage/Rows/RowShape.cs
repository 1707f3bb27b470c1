using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmartActivities.Storage.Rows;

/// <summary>A stored shape: how its present version is written, and how each version that was ever written is read. A member that may
/// be absent joins the present version; any other change begins the next one, and the reader of the old one goes to the earlier.</summary>
/// <param name="present">The present version, asked for at its first use: making all shapes ready would be a tenth of the start.</param>
/// <param name="earlier">The readers of the versions before, from version 1 on.</param>
internal sealed class RowShape<T>(Func<JsonTypeInfo<T>> present, params Func<byte[], T>[] earlier)
    where T : class
{
    /// <summary>The version that is written.</summary>
    public int Version => earlier.Length + 1;

    public string Write(T row) => JsonSerializer.Serialize(row, present());

    public T Read(string body)
    {
        var text = Encoding.UTF8.GetBytes(body);
        var version = RowVersion.Of(text);
        if (version == Version)
            return JsonSerializer.Deserialize(text, present())!;
        return version >= 1 && version <= earlier.Length
            ? earlier[version - 1](text)
            : throw new NotSupportedException($"A {typeof(T).Name} of version {version} was read; this program knows 1 to {Version}.");
    }
}
