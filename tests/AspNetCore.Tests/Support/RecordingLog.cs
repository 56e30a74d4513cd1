using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.AspNetCore.Tests.Support;

/// <summary>Keeps what is logged: level, category, text.</summary>
sealed class RecordingLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    sealed class Logger(RecordingLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => log.Lines.Enqueue($"{logLevel} {category} {formatter(state, exception)}");
    }
}
