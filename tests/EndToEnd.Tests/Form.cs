using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Bodies of requests to save an activity.</summary>
internal static class Form
{
    public static object Deal(string id = "42", string title = "Roof for Kowalski") => new { type = "deal", id, title };

    /// <summary>A multipart body: the activity, then files by name.</summary>
    public static MultipartFormDataContent Of(object activity, params ReadOnlySpan<(string Name, byte[] Bytes)> files)
    {
        var form = Of(activity);
        foreach (var (name, bytes) in files)
            form.AddFile(name, new ByteArrayContent(bytes));
        return form;
    }

    public static MultipartFormDataContent Of(object activity)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        form.Add(JsonContent.Create(activity, activity.GetType(), options: JsonSerializerOptions.Web), "activity");
        return form;
    }

    public static void AddFile(this MultipartFormDataContent form, string name, HttpContent content, string contentType = "application/pdf")
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        // As browsers write it: the name as it is, in UTF-8 and in quotes.
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        form.Add(content);
    }
}
