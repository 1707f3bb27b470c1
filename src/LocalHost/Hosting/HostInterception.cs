using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>
/// Tells of each host that is built in this process, while it is built: Microsoft.Extensions.Hosting raises an event that carries the
/// builder, for both kinds of builders.
/// </summary>
internal sealed class HostInterception : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Source = "Microsoft.Extensions.Hosting";
    private const string Building = "HostBuilding";
    private static readonly AsyncLocal<Action<IHostBuilder>?> Mine = new();
    private static Action<IHostBuilder>? _all;
    private static int _isListening;

    /// <summary>Sees the hosts that are built in the present flow of control.</summary>
    public static void InThisFlow(Action<IHostBuilder> building)
    {
        Mine.Value = building;
        Listen();
    }

    /// <summary>Sees every host of the process.</summary>
    public static void Everywhere(Action<IHostBuilder> building)
    {
        _all = building;
        Listen();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
            value.Subscribe(this, name => name == Building);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: Building, Value: IHostBuilder builder })
            (Mine.Value ?? _all)?.Invoke(builder);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static void Listen()
    {
        if (Interlocked.Exchange(ref _isListening, 1) == 0)
            DiagnosticListener.AllListeners.Subscribe(new HostInterception());
    }
}
