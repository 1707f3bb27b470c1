using System.Reflection;

namespace LocalHost.Testing;

/// <summary>Runs an app's own Main on a thread of its own.</summary>
internal static class EntryPoint
{
    /// <param name="app">The app's assembly.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="prepare">Runs first, in Main's flow of control.</param>
    /// <returns>Main's end.</returns>
    public static Task RunAsync(Assembly app, string[] arguments, Action prepare)
    {
        var main = app.EntryPoint ?? throw new InvalidOperationException($"{app.GetName().Name} has no entry point.");

        // Main may block for as long as the host runs, so it must not take a thread of the pool.
        return Task.Factory.StartNew(
            () =>
            {
                prepare();

                // The compiler's entry point of an async Main waits for it itself.
                main.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, main.GetParameters().Length == 0 ? [] : [arguments], culture: null);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
