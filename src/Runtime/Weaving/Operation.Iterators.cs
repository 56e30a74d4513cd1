using System.Collections;

namespace AutomagikTelemetry.Weaving;

// A call of an iterator runs none of the user's code: that runs while somebody enumerates what it returned, maybe more than once, maybe never.
// So the operation waits, with the call's tags, and each enumeration is one, from its first MoveNext to its end.
public partial struct Operation
{
    /// <summary>Captures the tags for an operation that each enumeration of the result will start; answers one that does nothing where nobody listens.</summary>
    /// <param name="assembly">The woven assembly; <see langword="null"/> while its own registration still runs.</param>
    /// <param name="method">The method's number in the assembly's plan.</param>
    /// <param name="operation">The operation. Its <see cref="Leave"/> is not called.</param>
    public static void Defer(WovenAssembly? assembly, int method, out Operation operation)
    {
        if (assembly is not null && assembly.IsActive)
            assembly.Defer(method, out operation);
        else
            operation = default;
    }

    /// <summary>Takes the outcome from enumerations of what an iterator returned.</summary>
    /// <returns>The same iterator where nobody listens, else one that gives the same items and reports each enumeration.</returns>
    public readonly IEnumerable<TItem> Observe<TItem>(IEnumerable<TItem> iterator) =>
        _state is Call call && iterator is not null ? new TrackedEnumerable<TItem>(iterator, call) : iterator!;

    /// <inheritdoc cref="Observe{TItem}(IEnumerable{TItem})"/>
    public readonly IEnumerator<TItem> Observe<TItem>(IEnumerator<TItem> iterator) =>
        _state is Call call && iterator is not null ? new TrackedEnumerator<TItem>(iterator, call) : iterator!;

    /// <inheritdoc cref="Observe{TItem}(IEnumerable{TItem})"/>
    /// <remarks>The compilers make generic iterators also where the method is not.</remarks>
    public readonly IEnumerable Observe(IEnumerable iterator) =>
        iterator is IEnumerable<object> generic ? Observe(generic) : iterator;

    /// <inheritdoc cref="Observe(IEnumerable)"/>
    public readonly IEnumerator Observe(IEnumerator iterator) =>
        iterator is IEnumerator<object> generic ? Observe(generic) : iterator;

    /// <summary>Takes the outcome from enumerations of what an async iterator returned.</summary>
    /// <param name="iterator">An <see cref="IAsyncEnumerable{T}"/>; as an object, since netstandard2.0 does not know that type.</param>
    /// <returns>The same iterator where nobody listens, else one that gives the same items and reports each enumeration.</returns>
    public readonly object ObserveAsyncEnumerable<TItem>(object iterator) =>
        _state is Call call && iterator is IAsyncEnumerable<TItem> items ? new TrackedAsyncEnumerable<TItem>(items, call) : iterator;

    /// <inheritdoc cref="ObserveAsyncEnumerable{TItem}(object)"/>
    /// <param name="iterator">An <see cref="IAsyncEnumerator{T}"/>.</param>
    public readonly object ObserveAsyncEnumerator<TItem>(object iterator) =>
        _state is Call call && iterator is IAsyncEnumerator<TItem> items ? new TrackedAsyncEnumerator<TItem>(items, call) : iterator;
}
