using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SmartActivities.Storage.Tests.Files;

namespace SmartActivities.EndToEnd.Tests.Input;

/// <summary>A request that is to be refused, and the words of the refusal.</summary>
/// <param name="Body">Makes the body anew for each time that it is sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Kind">How the problem's type ends.</param>
/// <param name="Pointer">The member that is named; null where none is.</param>
/// <param name="Code">The rule that is named.</param>
internal sealed record BadRequest(Func<HttpContent> Body, int Status, string Kind, string? Pointer = null, string? Code = null)
{
    private const string Item = """ "item": { "type": "deal", "id": "42", "title": "Roof" } """;

    /// <summary>The rows, each under what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, BadRequest> Saves { get; } = new Dictionary<string, BadRequest>
    {
        // Not what was agreed on.
        ["no body"] = Malformed("", "", "empty"),
        ["not JSON"] = Malformed("{ \"item\": ", "", "notJson"),
        ["an array"] = Malformed("[]", "", "wrongType"),
        ["null"] = Malformed("null", "", "wrongType"),
        ["an unknown member"] = Malformed("{" + Item + ", \"colour\": \"3\" }", "/colour", "unknownMember"),
        ["half a surrogate pair in a name"] = Malformed("{" + Item + """, "\ud800": 1 }""", "", "loneSurrogate"),
        ["half a surrogate pair in a text"] = Malformed("{" + Item + """, "subject": "\ud800" }""", "/subject", "loneSurrogate"),
        ["nested 65 deep"] = Malformed("{" + Item + ", \"subject\": " + new string('[', 65) + new string(']', 65) + " }", "", "tooDeep"),
        ["a deadline in the year 9999"] = Member("deadline", "\"9999-01-01T00:00:00Z\"", "outOfRange"),
        ["a body in another charset"] = new(() => new StringContent("{" + Item + "}", Encoding.Latin1, "application/json"), 415, "unsupported-media-type", Code: "charset"),
        ["an unknown member inside"] = Malformed("""{ "item": { "type": "deal", "id": "42", "stage": "NEW" } }""", "/item/stage", "unknownMember"),
        ["a member twice"] = Malformed("{" + Item + """, "subject": "a", "subject": "b" }""", "", "duplicateMember") with { Pointer = null },
        ["a number for a text"] = Malformed("{" + Item + ", \"subject\": 5 }", "/subject", "wrongType"),
        ["a deadline without an offset"] = Malformed("{" + Item + """, "deadline": "2026-11-26T16:00:00" }""", "/deadline", "wrongFormat"),
        ["a deadline on no day"] = Malformed("{" + Item + """, "deadline": "2026-02-30T16:00:00Z" }""", "/deadline", "wrongFormat"),
        ["a reminder of a month"] = Malformed("{" + Item + """, "reminders": ["P1M"] }""", "/reminders/0", "wrongFormat"),
        ["another media type"] = new(() => new StringContent("{" + Item + "}", Encoding.UTF8, "text/plain"), 415, "unsupported-media-type"),
        ["a JSON body over 1 MiB"] = new(() => Json("{" + Item + ", \"subject\": \"" + new string('x', 1 << 20) + "\" }"), 413, "too-large"),

        // The item.
        ["no item"] = Invalid("{}", "/item", "required"),
        ["an item without a type"] = Invalid("""{ "item": { "id": "42" } }""", "/item/type", "invalid"),
        ["an item without an id"] = Invalid("""{ "item": { "type": "deal" } }""", "/item/id", "invalid"),
        ["an item type that is no word"] = Invalid("""{ "item": { "type": "a deal", "id": "42" } }""", "/item/type", "invalid"),
        ["an unknown item type"] = Invalid("""{ "item": { "type": "invoice", "id": "42" } }""", "/item/type", "unknown"),
        ["an item id of 65 characters"] = Invalid($$"""{ "item": { "type": "deal", "id": "{{new string('4', 65)}}" } }""", "/item/id", "invalid"),
        ["an item id with a control character"] = Invalid("""{ "item": { "type": "deal", "id": "4\u00072" } }""", "/item/id", "invalid"),
        ["a title of 501 characters"] = Invalid(
            $$"""{ "item": { "type": "deal", "id": "42", "title": "{{new string('x', 501)}}" } }""", "/item/title", "tooLong"),

        // The activity.
        ["a deadline in the past"] = Member("deadline", Text(App.Start - Duration.FromSeconds(1)), "inThePast"),
        ["a deadline now"] = Member("deadline", Text(App.Start), "inThePast"),
        ["a deadline more than ten years ahead"] = Member("deadline", "\"2036-11-23T14:01:01Z\"", "tooFarAhead"),
        ["a blank subject"] = Member("subject", "\" \"", "required"),
        ["a subject of 501 characters"] = Member("subject", $"\"{new string('x', 501)}\"", "tooLong"),
        ["a description of 20,001 characters"] = Member("description", $"\"{new string('x', 20_001)}\"", "tooLong"),
        ["a negative reminder"] = Member("reminders", "[\"-PT1M\"]", "outOfRange"),
        ["a reminder of 366 days and a second"] = Member("reminders", "[\"P366DT1S\"]", "outOfRange"),
        ["eleven reminders"] = Member("reminders", $"[{string.Join(',', Enumerable.Range(0, 11).Select(m => $"\"PT{m}M\""))}]", "outOfRange"),
        ["a zone that nobody knows"] = Member("timeZone", "\"Mars/Olympus\"", "unknown"),
        ["a responsible of 65 characters"] = Member("responsibleId", $"\"{new string('a', 65)}\"", "invalid"),
        ["a colour of two words"] = Member("color", "\"sky blue\"", "invalid"),
        ["a template that is not there"] = Member("templateId", "\"nothing\"", "unknown"),
        ["a parent that is not there"] = Member("parentId", "4711", "unknown"),
        ["a parent below the ids"] = Member("parentId", "0", "unknown"),

        // The files.
        ["an empty file"] = new(() => Upload(("a.txt", [])), 422, "validation", "/file/0", "empty"),
        ["an empty file behind a good one"] = new(() => Upload(("a.txt", [1]), ("b.txt", [])), 422, "validation", "/file/1", "empty"),
        ["a file of more than 25 MiB"] = new(() => Large((25 << 20) + 1), 413, "too-large", "/file/1", "tooLarge"),
        ["21 files"] = new(() => Upload([.. Enumerable.Range(0, 21).Select(n => ($"{n}.txt", new byte[] { 1 }))]), 422, "validation", "/file", "tooMany"),
        ["a file without a name"] = new(() => Upload(("", [1])), 422, "validation", "/file/0/name", "required"),
        ["a file name with a path"] = new(() => Upload(("etc/passwd", [1])), 422, "validation", "/file/0/name", "pathInFileName"),
        ["a file name that climbs"] = new(() => Upload(("good.txt", [1]), ("..", [1])), 422, "validation", "/file/1/name", "pathInFileName"),
        ["a file name with backslashes"] = new(() => Upload(("C:\\offer.pdf", [1])), 422, "validation", "/file/0/name", "pathInFileName"),
        ["a file name with a control character"] = new(() => Named("a%07b.pdf"), 422, "validation", "/file/0/name", "invalidCharacter"),
        ["a file name that turns its direction"] = new(() => Named("exe.%E2%80%AEfdp"), 422, "validation", "/file/0/name", "invalidCharacter"),
        ["a file of a type that fits into no header"] = new(
            () =>
            {
                var form = Upload(("good.txt", [1]));
                var file = new ByteArrayContent([1]);
                file.Headers.TryAddWithoutValidation("Content-Type", "text/plain; name=\"a\u0001b\"");
                file.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"file\"; filename=\"b.txt\"");
                form.Add(file);
                return form;
            },
            422,
            "validation",
            "/file/1/contentType",
            "invalid"),
        ["a file name of 256 characters"] = new(() => Upload((new string('a', 256), [1])), 422, "validation", "/file/0/name", "tooLong"),
        ["a bad activity before a good file"] = new(() => Form.Of(new { }, ("a.txt", [1])), 422, "validation", "/item", "required"),
        ["a file and a parent that is not there"] = new(
            () => Form.Of(new { item = Form.Deal(), parentId = 4711 }, ("a.txt", [1])), 422, "validation", "/parentId", "unknown"),
        ["a file before the activity"] = new(
            () =>
            {
                var form = new MultipartFormDataContent();
                form.AddFile("a.txt", new ByteArrayContent([1]));
                return form;
            },
            400,
            "malformed"),
        ["a part of another name"] = new(
            () =>
            {
                var form = Upload(("a.txt", [1]));
                form.Add(new StringContent("hello"), "note");
                return form;
            },
            400,
            "malformed"),
        ["no boundary"] = new(
            () =>
            {
                var content = new ByteArrayContent([1]);
                content.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");
                return content;
            },
            400,
            "malformed"),
    };

    private static BadRequest Malformed(string json, string pointer, string code) => new(() => Json(json), 400, "malformed", pointer, code);

    private static BadRequest Invalid(string json, string pointer, string code) => new(() => Json(json), 422, "validation", pointer, code);

    private static BadRequest Member(string name, string value, string code) =>
        Invalid("{" + Item + $", \"{name}\": {value} }}", "/" + name, code);

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static string Text(Instant instant) => $"\"{instant.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"";

    private static MultipartFormDataContent Upload(params ReadOnlySpan<(string Name, byte[] Bytes)> files) => Form.Of(new { item = Form.Deal() }, files);

    private static MultipartFormDataContent Large(long bytes)
    {
        var form = Upload(("good.txt", [1]));
        form.AddFile("large.bin", new StreamContent(new GeneratedStream(bytes)));
        return form;
    }

    private static MultipartFormDataContent Named(string encoded)
    {
        var form = Upload();
        var file = new ByteArrayContent([1]);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"a\"; filename*=UTF-8''{encoded}");
        form.Add(file);
        return form;
    }
}
