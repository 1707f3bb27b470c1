using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Sample;

/// <summary>A result whose answer is one of its properties.</summary>
public sealed class SeveralOutputs
{
    [HttpResult]
    public required IActionResult Answer { get; init; }
}
