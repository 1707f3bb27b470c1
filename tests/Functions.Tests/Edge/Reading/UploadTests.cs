using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge.Reading;

public sealed class UploadTests
{
    private const string ContentType = "multipart/form-data; boundary=edge";
    private const string Activity = "--edge\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: application/json\r\n\r\n{\"subject\":\"a\"}\r\n";
    private const string End = "--edge--\r\n";

    [Fact]
    public async Task Upload_ActivityAndFiles_AreHandedOverInOrder()
    {
        var upload = Open(Activity + File("filename=\"ofer ta.pdf\"", "first", "application/pdf") + File("filename=\"b.txt\"", "", null) + End);
        var files = new List<string>();

        var parsed = await upload.ReadJsonAsync("activity", SampleJson.Default.SampleRequest, CancellationToken.None);
        var problem = await upload.ReadFilesAsync(
            async (file, cancellationToken) =>
            {
                files.Add($"{file.Index} {file.Name} {file.ContentType} {await new StreamReader(file.Content).ReadToEndAsync(cancellationToken)}");
                return null;
            },
            CancellationToken.None);

        Assert.True(parsed.TryGet(out var request, out _));
        Assert.Equal("a", request.Subject);
        Assert.Null(problem);
        Assert.Equal(["0 ofer ta.pdf application/pdf first", "1 b.txt application/octet-stream "], files);
    }

    [Fact]
    public async Task Upload_FileThatNobodyReads_IsPassedOver()
    {
        var upload = Open(File("filename=\"a\"", "unread") + File("filename=\"b\"", "unread") + End);
        var names = new List<string>();

        Assert.Null(await upload.ReadFilesAsync((file, _) => Keep(names, file.Name), CancellationToken.None));
        Assert.Equal(["a", "b"], names);
    }

    [Theory]
    [InlineData(null, 415)]
    [InlineData("application/json", 415)]
    [InlineData("multipart/mixed; boundary=edge", 415)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    [InlineData("multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890", 400)] // 71 characters
    public void Upload_ContentType_MustBeFormDataWithBoundary(string? contentType, int status)
    {
        Assert.False(Upload.Open(EdgeRequest.Context("POST", contentType: contentType).Request).TryGet(out _, out var problem));
        Assert.Equal(status, problem.Status);
    }

    [Fact]
    public void Upload_LongContentLength_IsRefusedUnread()
    {
        var request = EdgeRequest.Context("POST", contentType: ContentType).Request;
        request.ContentLength = Upload.MaxBytes + 1;

        Assert.False(Upload.Open(request).TryGet(out _, out var problem));
        Assert.Equal(413, problem.Status);
    }

    [Fact]
    public void Upload_Opened_LiftsTheServersLimit()
    {
        var http = EdgeRequest.Context("POST", contentType: ContentType);
        var limit = new BodySizeLimit { MaxRequestBodySize = 30_000_000 };
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(limit);

        Assert.True(Upload.Open(http.Request).TryGet(out _, out _));
        Assert.Equal(Upload.MaxBytes, limit.MaxRequestBodySize);
    }

    [Theory]
    [InlineData(End)] // no part at all
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{}\r\n" + End)] // no type
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: text/plain\r\n\r\n{}\r\n" + End)]
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"other\"\r\nContent-Type: application/json\r\n\r\n{}\r\n" + End)]
    [InlineData("--edge\r\nContent-Type: application/json\r\n\r\n{}\r\n" + End)] // no name
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{}\r\n" + Activity + End)] // files first
    public async Task Upload_FirstPart_MustBeTheActivity(string body)
    {
        Assert.False((await Open(body).ReadJsonAsync("activity", SampleJson.Default.SampleRequest, CancellationToken.None)).TryGet(out _, out var problem));
        Assert.Equal((400, "malformed"), (problem.Status, problem.Kind));
    }

    [Fact]
    public async Task Upload_ActivityThatIsMalformed_NamesTheMember()
    {
        var body = Activity.Replace("\"a\"", "1", StringComparison.Ordinal) + End;

        Assert.False((await Open(body).ReadJsonAsync("activity", SampleJson.Default.SampleRequest, CancellationToken.None)).TryGet(out _, out var problem));
        Assert.Equal("/subject", problem.Errors[0].Pointer);
    }

    public static TheoryData<string, string?, string?> FileNames() => new()
    {
        { "filename=\"offer.pdf\"", "offer.pdf", null },
        { "filename=offer.pdf", "offer.pdf", null }, // a bare token
        { "filename=\"report..pdf\"", "report..pdf", null },
        { "filename=\"Żółć 合同.pdf\"", "Żółć 合同.pdf", null }, // UTF-8, as browsers and curl send it
        { "filename*=UTF-8''%C5%BB%C3%B3%C5%82%C4%87.pdf", "Żółć.pdf", null }, // RFC 5987
        { "filename=\"x.pdf\"; filename*=UTF-8''y.pdf", "y.pdf", null }, // the extended form wins
        { "filename=\"a\\\"b.pdf\"", "a\"b.pdf", null },
        { $"filename=\"{new string('n', 255)}\"", new string('n', 255), null },
        { $"filename=\"{new string('n', 256)}\"", null, "tooLong" },
        { "", null, "required" },
        { "filename=\"\"", null, "required" },
        { "filename=\"  \"", null, "required" },
        { "filename=\"..\"", null, "pathInFileName" },
        { "filename=\".\"", null, "pathInFileName" },
        { "filename=\"../etc/passwd\"", null, "pathInFileName" },
        { "filename=\"a/b.pdf\"", null, "pathInFileName" },
        { "filename=\"C:\\temp\\b.pdf\"", null, "pathInFileName" },
        { "filename=\"..\\\\b.pdf\"", null, "pathInFileName" },
        { "filename*=UTF-8''..%2Fb.pdf", null, "pathInFileName" },
        { "filename*=UTF-8''a%00.pdf", null, "invalidCharacter" },
        { "filename*=UTF-8''a%0D%0Ab.pdf", null, "invalidCharacter" },
        { "filename=\"a\tb.pdf\"", null, "invalidCharacter" },
        { "filename*=UTF-8''a%7F.pdf", null, "invalidCharacter" },
        { "filename*=UTF-8''%E2%80%AEfdp.exe", null, "invalidCharacter" }, // right-to-left override
    };

    [Theory]
    [MemberData(nameof(FileNames))]
    public async Task Upload_FileName_MustBeAPlainName(string parameter, string? name, string? code)
    {
        var names = new List<string>();

        var problem = await Open(File(parameter, "x") + End).ReadFilesAsync((file, _) => Keep(names, file.Name), CancellationToken.None);

        Assert.Equal(name is null ? [] : [name], names);
        Assert.Equal(code, problem?.Errors.Single().Code);
        Assert.Equal(code is null ? null : "/file/0/name", problem?.Errors.Single().Pointer);
        Assert.Equal(code is null ? null : 422, problem?.Status);
    }

    [Theory]
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n" + End)] // unknown name
    [InlineData("--edge\r\nContent-Disposition: attachment; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n" + End)]
    [InlineData("--edge\r\n\r\nx\r\n" + End)]
    public async Task Upload_UnknownPart_IsRefused(string body)
    {
        var names = new List<string>();

        var problem = await Open(body).ReadFilesAsync((file, _) => Keep(names, file.Name), CancellationToken.None);

        Assert.Equal(400, problem?.Status);
        Assert.Empty(names);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("text/plain; name=\"a\u0001b\"")]
    [InlineData("text/plain; name=\"a\u007fb\"")]
    [InlineData("text/plain; name=\"a\tb\"")]
    [InlineData("text/plain; name=\"ż\"")]
    public async Task Upload_ContentTypeThatFitsIntoNoHeader_IsRefused(string contentType)
    {
        var problem = await Open(File("filename=\"a\"", "x", contentType) + End).ReadFilesAsync(ReadToEnd, CancellationToken.None);

        Assert.Equal((422, "/file/0/contentType"), (problem?.Status, problem?.Errors.Single().Pointer));
    }

    [Fact]
    public async Task Upload_DispositionInUpperCase_IsTaken()
    {
        var names = new List<string>();
        var body = File("filename=\"a\"", "x").Replace("form-data", "FORM-DATA", StringComparison.Ordinal) + End;

        Assert.Null(await Open(body).ReadFilesAsync((file, _) => Keep(names, file.Name), CancellationToken.None));
        Assert.Equal(["a"], names);
    }

    [Theory]
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{}\r\n" + End, "contentType", "no Content-Type")]
    [InlineData("--edge\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: text/plain\r\n\r\n{}\r\n" + End, "contentType", "application/json")]
    [InlineData(End, "required", "'activity'")]
    public async Task Upload_FirstPartThatIsWrong_SaysWhat(string body, string code, string said)
    {
        var parsed = await Open(body).ReadJsonAsync("activity", SampleJson.Default.SampleRequest, CancellationToken.None);

        Assert.False(parsed.TryGet(out _, out var problem));
        Assert.Equal(("/activity", code), (problem.Errors.Single().Pointer, problem.Errors.Single().Code));
        Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Upload_Compressed_IsRefusedByItsEncoding()
    {
        var request = EdgeRequest.Context("POST", contentType: ContentType).Request;
        request.Headers.ContentEncoding = "gzip";

        Assert.False(Upload.Open(request).TryGet(out _, out var problem));
        Assert.Equal((415, "Content-Encoding"), (problem.Status, problem.Errors.Single().Header));
    }

    [Fact]
    public async Task Upload_TooManyHeaders_IsRefused()
    {
        var many = string.Concat(Enumerable.Range(0, 50).Select(i => $"X-{i}: y\r\n"));

        var problem = await Open("--edge\r\n" + many + "\r\nx\r\n" + End).ReadFilesAsync((_, _) => Task.FromResult<Problem?>(null), CancellationToken.None);

        Assert.Equal(400, problem?.Status);
    }

    [Fact]
    public async Task Upload_ConsumerThatRefuses_EndsTheReading()
    {
        var names = new List<string>();
        var upload = Open(File("filename=\"a\"", "x") + File("filename=\"b\"", "x") + End);

        var problem = await upload.ReadFilesAsync(
            (file, _) =>
            {
                names.Add(file.Name);
                return Task.FromResult<Problem?>(Problem.TooLarge(1));
            },
            CancellationToken.None);

        Assert.Equal(413, problem?.Status);
        Assert.Equal(["a"], names);
    }

    [Fact]
    public void Upload_CutAnywhere_IsRefused()
    {
        var content = new string('x', 200);
        var whole = File("filename=\"a\"", content) + File("filename=\"b\"", "y") + "--edge--";
        var inside = whole.IndexOf(content, StringComparison.Ordinal);
        Gen.Int[0, whole.Length - 3].Sample(cut =>
        {
            var problem = Open(whole[..cut]).ReadFilesAsync(ReadToEnd, CancellationToken.None).GetAwaiter().GetResult();
            // A header that is cut may look like another header; bytes of a file that are cut look like nothing else.
            var isInside = cut >= inside && cut < inside + content.Length;
            return isInside ? problem?.Code == "brokenOff" : problem is not null;
        });
    }

    [Fact]
    public async Task Upload_ServerThatStopsReading_IsTooLarge()
    {
        var request = EdgeRequest.Context("POST", body: new FailingStream(new BadHttpRequestException("Request body too large.", 413)), contentType: ContentType).Request;
        Assert.True(Upload.Open(request).TryGet(out var upload, out _));

        Assert.Equal(413, (await upload.ReadFilesAsync(ReadToEnd, CancellationToken.None))?.Status);
    }

    [Fact]
    public async Task Upload_ClientThatLeaves_IsBrokenOff()
    {
        var request = EdgeRequest.Context("POST", body: new FailingStream(new IOException("The client reset the request stream.")), contentType: ContentType).Request;
        Assert.True(Upload.Open(request).TryGet(out var upload, out _));

        Assert.Equal("brokenOff", (await upload.ReadFilesAsync(ReadToEnd, CancellationToken.None))?.Code);
    }

    [Fact]
    public async Task Upload_ConsumerThatFails_FailsThrough() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Open(File("filename=\"a\"", "x") + End).ReadFilesAsync((_, _) => throw new InvalidOperationException(), CancellationToken.None));

    private static Upload Open(string body)
    {
        var request = EdgeRequest.Context("POST", body: new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType: ContentType).Request;
        return Upload.Open(request).TryGet(out var upload, out _) ? upload : throw new InvalidOperationException();
    }

    private static string File(string parameter, string content, string? contentType = "text/plain") =>
        $"--edge\r\nContent-Disposition: form-data; name=\"file\"; {parameter}\r\n{(contentType is null ? "" : $"Content-Type: {contentType}\r\n")}\r\n{content}\r\n";

    private static Task<Problem?> Keep(List<string> names, string name)
    {
        names.Add(name);
        return Task.FromResult<Problem?>(null);
    }

    private static async Task<Problem?> ReadToEnd(UploadedFile file, CancellationToken cancellationToken)
    {
        await file.Content.CopyToAsync(Stream.Null, cancellationToken);
        return null;
    }

    private sealed class BodySizeLimit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }

    private sealed class FailingStream(Exception exception) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }
}
