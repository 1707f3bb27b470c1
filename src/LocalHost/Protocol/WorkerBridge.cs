using System.Reflection;
using System.Threading.Channels;
using Google.Protobuf;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>Translates between this host's messages and the worker's, which are the same on the wire and strangers as classes.</summary>
internal abstract class WorkerBridge
{
    /// <summary>The worker's method that sends a message.</summary>
    public const string Send = "SendMessageAsync";

    private const string Process = "ProcessMessageAsync";

    /// <summary>Lets messages through.</summary>
    public abstract void Open();

    public abstract void FromWorker(object message);

    /// <summary>Whether a worker has all that is called here.</summary>
    public static bool Fits(Type factory, Type outgoing) =>
        factory.GetMethods() is [{ Name: "CreateClient" } create]
        && create.GetParameters() is [{ ParameterType: var processor }]
        && processor.GetMethod(Process) is { } process && process.ReturnType == typeof(Task) && process.GetParameters() is [{ ParameterType: var message }]
        && create.ReturnType.GetMethod(Send) is { } send && send.ReturnType == typeof(ValueTask)
        && create.ReturnType.GetMethod("StartAsync") is { } start && start.ReturnType == typeof(Task)
        && outgoing.GetProperty("Channel")?.PropertyType == typeof(Channel<>).MakeGenericType(message)
        && ParserOf(message) is not null;

    public static WorkerBridge Between(WorkerLink link, object processor, Type processorType, object outgoing)
    {
        var process = processorType.GetMethod(Process)!;
        var theirs = process.GetParameters()[0].ParameterType;
        return (WorkerBridge)Activator.CreateInstance(
            typeof(Of<>).MakeGenericType(theirs), link, processor, process, outgoing.GetType().GetProperty("Channel")!.GetValue(outgoing))!;
    }

    private static PropertyInfo? ParserOf(Type message) => message.GetProperty("Parser", BindingFlags.Public | BindingFlags.Static);

    private sealed class Of<TMessage> : WorkerBridge
    {
        private readonly WorkerLink _link;
        private readonly Func<TMessage, Task> _process;
        private readonly Func<byte[], TMessage> _parse;
        private readonly Func<TMessage, byte[]> _write;
        private readonly ChannelReader<TMessage> _outgoing;

        public Of(WorkerLink link, object processor, MethodInfo process, Channel<TMessage> outgoing)
        {
            _link = link;
            _process = process.CreateDelegate<Func<TMessage, Task>>(processor);
            var parser = ParserOf(typeof(TMessage))!.GetValue(obj: null)!;
            _parse = parser.GetType().GetMethod("ParseFrom", [typeof(byte[])])!.CreateDelegate<Func<byte[], TMessage>>(parser);
            var protobuf = typeof(TMessage).GetInterface("Google.Protobuf.IMessage")!.Assembly;
            _write = protobuf.GetType("Google.Protobuf.MessageExtensions")!.GetMethod("ToByteArray")!.CreateDelegate<Func<TMessage, byte[]>>();
            _outgoing = outgoing.Reader;
        }

        public override void Open()
        {
            _ = PumpAsync();
            _link.Attach(ToWorker);
        }

        public override void FromWorker(object message) => Take((TMessage)message);

        // The worker handles a message in the flow of control that sent it, so that timers made there are known for the function's own.
        private void ToWorker(StreamingMessage message) => _ = _process(_parse(message.ToByteArray()));

        private void Take(TMessage message) => _link.Receive(StreamingMessage.Parser.ParseFrom(_write(message)));

        private async Task PumpAsync()
        {
            await foreach (var message in _outgoing.ReadAllAsync())
                Take(message);
        }
    }
}
