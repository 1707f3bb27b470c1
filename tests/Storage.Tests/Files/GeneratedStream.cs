namespace SmartActivities.Storage.Tests.Files;

/// <summary>Content of any length that is held nowhere; may break off, and tells where it stands.</summary>
internal sealed class GeneratedStream(long length, Action<long>? onRead = null) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The byte at a place.</summary>
    public static byte At(long position) => (byte)(position * 31 ^ position >> 11);

    public override int Read(byte[] buffer, int offset, int count)
    {
        onRead?.Invoke(_position);
        // Odd portions, as a network gives them.
        var read = (int)Math.Min(Math.Min(count, 50_021), length - _position);
        for (var i = 0; i < read; i++)
            buffer[offset + i] = At(_position++);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
