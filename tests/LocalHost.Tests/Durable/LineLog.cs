using Microsoft.Extensions.Logging;

namespace LocalHost.Tests.Durable;

/// <summary>Keeps what is logged, by category.</summary>
internal sealed class LineLog : ILoggerFactory
{
    private readonly List<(string Category, string Line)> _lines = [];

    public IReadOnlyList<string> Of(string category)
    {
        lock (_lines) return [.. _lines.Where(entry => entry.Category == category).Select(entry => entry.Line)];
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Category(LineLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log._lines) log._lines.Add((name, formatter(state, exception)));
        }
    }
}
