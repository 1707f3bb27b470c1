using System.Text;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>What the app answered, read to its end.</summary>
public sealed record Answer(HttpResponseMessage Message, byte[] Bytes)
{
    public int Status => (int)Message.StatusCode;

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>A header, of the answer or of its content; null when it is not there.</summary>
    public string? this[string header] =>
        Message.Headers.NonValidated.TryGetValues(header, out var values) || Message.Content.Headers.NonValidated.TryGetValues(header, out values)
            ? values.ToString()
            : null;

    /// <summary>The body of an answer that must have this status.</summary>
    public JsonElement Is(int status)
    {
        Assert.True(Status == status, $"{status} was expected: {Message.RequestMessage} gave {Status} {Text}");
        return Json();
    }

    /// <summary>The body of a problem of this kind.</summary>
    public JsonElement IsProblem(int status, string kind)
    {
        var problem = Is(status);
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:smart-activities:problem:" + kind, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private JsonElement Json()
    {
        if (Message.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json"))
            return default;
        using var document = JsonDocument.Parse(Bytes);
        return document.RootElement.Clone();
    }
}
