namespace Microsoft.DurableTask;

/// <summary>Turns inputs, outputs and events into text and back.</summary>
public abstract class DataConverter
{
    /// <summary>The text of a value; null for null.</summary>
    public abstract string? Serialize(object? value);

    /// <summary>The value of a text; null for null.</summary>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>The value of a text; the default of <typeparamref name="T"/> for null.</summary>
    public virtual T? Deserialize<T>(string? data) => (T?)(Deserialize(data, typeof(T)) ?? default(T));
}
