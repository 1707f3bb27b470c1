using System.Reflection;
using System.Runtime.ExceptionServices;

namespace LocalHost.Testing;

/// <summary>Runs an app's own Main on a thread of its own, with a test's wishes in its flow.</summary>
internal static class EntryPoint
{
    public static Task Run(Assembly app, string[] arguments, HostInterception interception)
    {
        var main = app.EntryPoint ?? throw new InvalidOperationException($"{app.GetName().Name} has no entry point.");

        // Main may block for as long as the host runs, so it must not take a thread of the pool.
        return Task.Factory.StartNew(
            () =>
            {
                HostInterception.Current = interception;
                try
                {
                    // The compiler's entry point of an async Main waits for it itself.
                    main.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, main.GetParameters().Length == 0 ? [] : [arguments], culture: null);
                    interception.Ended(exception: null);
                }
                catch (Exception e)
                {
                    interception.Ended(e);
                    if (interception.WhenStarted.IsCompletedSuccessfully)
                        ExceptionDispatchInfo.Throw(e);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
