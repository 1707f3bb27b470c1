using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Http;

/// <summary>The cookies of an answer that is not sent yet.</summary>
internal sealed class BufferedHttpCookies : HttpCookies
{
    private readonly List<IHttpCookie> _cookies = [];

    public override void Append(string name, string value) => _cookies.Add(new HttpCookie(name, value));

    public override void Append(IHttpCookie cookie) => _cookies.Add(cookie);

    public override IHttpCookie CreateNew() => new HttpCookie("", "");

    public void WriteTo(HttpCookies cookies) => _cookies.ForEach(cookies.Append);
}
