using Microsoft.Extensions.Logging;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Waits for a message of the app's log.</summary>
/// <param name="number">The message's number.</param>
internal sealed class LogWatch(int number) : ILoggerProvider, ILogger
{
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the message was logged.</summary>
    public Task Said => _said.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == number)
            _said.TrySetResult();
    }

    public void Dispose()
    {
    }
}
