using LocalHost.Http;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives a parameter the request's body, read as JSON.</summary>
public class FromBodyAttribute : InputConverterAttribute
{
    /// <summary>Makes the mark.</summary>
    public FromBodyAttribute()
        : base(typeof(BodyConverter))
    {
    }
}
