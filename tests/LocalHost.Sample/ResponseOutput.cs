using Microsoft.Azure.Functions.Worker.Http;

namespace Sample;

/// <summary>A result of which one property is the response, without being marked.</summary>
public sealed class ResponseOutput
{
    public required HttpResponseData Response { get; init; }
}
