using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SmartActivities.EndToEnd.Tests.Input;

/// <summary>A connection over which an upload can be begun and never ended.</summary>
internal sealed class RawUpload : IDisposable
{
    private const string Boundary = "b";
    private const string LastChunk = "\r\n0\r\n\r\n";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawUpload> BeginAsync(App app, Client client, long announced)
    {
        var upload = new RawUpload();
        await upload._socket.ConnectAsync(app.Address.Host, app.Address.Port);
        await upload.SendAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/activities HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: Bearer {client.Token}\r\n"
            + $"Content-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {announced}\r\n\r\n"));
        return upload;
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendActivityAsync() => SendAsync(
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: application/json\r\n\r\n"
        + """{ "item": { "type": "deal", "id": "42", "title": "Roof" } }""" + "\r\n");

    public Task SendFileAsync(string name, string content) =>
        SendAsync($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}");

    /// <summary>Says that nothing more comes, and reads what the app has to say to it.</summary>
    public async Task<string> EndAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        return await ReadAsync();
    }

    /// <summary>The answer, up to its last chunk or to the end of the connection, whichever way that ends.</summary>
    public async Task<string> ReadAsync()
    {
        var text = "";
        var buffer = new byte[4096];
        try
        {
            // The server would take more of the upload for some seconds, so that the client gets to read the answer.
            for (int read; !text.EndsWith(LastChunk, StringComparison.Ordinal) && (read = await _socket.ReceiveAsync(buffer)) > 0;)
                text += Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset)
        {
            // Where something is left unread the server cannot end the connection otherwise.
        }

        return text;
    }

    /// <summary>Goes away without a word, as a client does whose network is gone.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
