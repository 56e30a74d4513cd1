using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry;

/// <summary>The innermost tracked call that runs in the current flow, for what is known only in its middle. Thread-safe; never throws.</summary>
public readonly struct CurrentCall
{
    readonly Call? _call;

    internal CurrentCall(Call? call) => _call = call;

    /// <summary>
    /// Puts a value on the call's span, on its error event, and on its success event if that carries every tag or this one. Does nothing
    /// outside a tracked call that has a span.
    /// </summary>
    /// <param name="name">The key. A tag that the method has by an attribute keeps its value; a name that was given before gets the new one.</param>
    /// <param name="value">Sanitised as every value; null, and what is beyond 32 names a call, is not taken.</param>
    public void Tag(string name, object? value)
    {
        if (!string.IsNullOrEmpty(name) && value is not null)
            _call?.AddTag(name, value);
    }
}
