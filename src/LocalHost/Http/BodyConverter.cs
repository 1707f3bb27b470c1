using System.Text;
using LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker.Converters;

namespace LocalHost.Http;

/// <summary>Makes a parameter's value of the request's body.</summary>
internal sealed class BodyConverter : IInputConverter
{
    public static readonly BodyConverter Instance = new();

    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        try
        {
            return ConversionResult.Success(await ReadAsync(InvocationContext.Of(context.FunctionContext), context.TargetType));
        }
        catch (Exception e)
        {
            return ConversionResult.Failed(e);
        }
    }

    public static async ValueTask<object?> ReadAsync(InvocationContext context, Type type)
    {
        var body = context.HttpContext?.Request.Body ?? throw new InvalidOperationException("There is no request to read a body from.");
        if (type == typeof(Stream))
            return body;
        if (type == typeof(string))
        {
            using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
            return await reader.ReadToEndAsync(context.CancellationToken);
        }

        if (type == typeof(byte[]))
        {
            using var bytes = new MemoryStream();
            await body.CopyToAsync(bytes, context.CancellationToken);
            return bytes.ToArray();
        }

        return await BodySerializer.Of(context).DeserializeAsync(body, type, context.CancellationToken);
    }
}
