using System.Collections;

namespace Surroundings;

/// <summary>Counts each enumeration of an iterator's result.</summary>
public static class Enumerations
{
    public static IEnumerable<T> Of<T>(Call call, IEnumerable<T> items) => new Enumerable<T>(call, items);

    public static IEnumerator<T> Of<T>(Call call, IEnumerator<T> items) => new Enumerator<T>(call, items);

    public static IEnumerable Of(Call call, IEnumerable items) => new Enumerable<object>(call, (IEnumerable<object>)items);

    public static IEnumerator Of(Call call, IEnumerator items) => new Enumerator<object>(call, (IEnumerator<object>)items);

    public static IAsyncEnumerable<T> Of<T>(Call call, IAsyncEnumerable<T> items) => new AsyncEnumerable<T>(call, items);

    public static IAsyncEnumerator<T> Of<T>(Call call, IAsyncEnumerator<T> items) => new AsyncEnumerator<T>(call, items);

    /// <summary>One enumeration, from its first step to its end.</summary>
    sealed class Progress(Call deferred)
    {
        Call? _call;
        Call? _consumers;
        bool _isOver;

        internal bool IsRunning => _call is not null && !_isOver;

        internal void Enter()
        {
            if (_isOver)
                return;
            _consumers = Call.Current;
            if (_call is null)
                _call = deferred.Resume();
            else
                Call.Current = _call;
        }

        internal bool Failed(Exception exception) => IsRunning && _call!.Failed(exception);

        /// <summary>The consumer goes on.</summary>
        internal void Return()
        {
            if (IsRunning && Call.Current == _call)
                Call.Current = _consumers;
        }

        internal void Exit(bool isEnd)
        {
            if (!IsRunning || !isEnd)
                return;
            _isOver = true;
            _call!.End();
        }
    }

    sealed class Enumerable<T>(Call call, IEnumerable<T> items) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => new Enumerator<T>(call, items.GetEnumerator());

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    sealed class Enumerator<T>(Call call, IEnumerator<T> items) : IEnumerator<T>
    {
        readonly Progress _progress = new(call);

        public T Current => items.Current;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            _progress.Enter();
            var hasMore = false;
            try
            {
                return hasMore = items.MoveNext();
            }
            catch (Exception exception) when (_progress.Failed(exception))
            {
                throw;
            }
            finally
            {
                _progress.Return();
                _progress.Exit(!hasMore);
            }
        }

        public void Reset() => items.Reset();

        public void Dispose()
        {
            if (_progress.IsRunning)
                _progress.Enter();
            try
            {
                items.Dispose();
            }
            catch (Exception exception) when (_progress.Failed(exception))
            {
                throw;
            }
            finally
            {
                _progress.Return();
                _progress.Exit(isEnd: true);
            }
        }
    }

    sealed class AsyncEnumerable<T>(Call call, IAsyncEnumerable<T> items) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new AsyncEnumerator<T>(call, items.GetAsyncEnumerator(cancellationToken));
    }

    sealed class AsyncEnumerator<T>(Call call, IAsyncEnumerator<T> items) : IAsyncEnumerator<T>
    {
        readonly Progress _progress = new(call);

        public T Current => items.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            _progress.Enter();
            var step = items.MoveNextAsync().AsTask();
            _progress.Return();
            ExitAfter(step, task => task is not Task<bool> { IsCompletedSuccessfully: true, Result: true });
            return new(step);
        }

        public ValueTask DisposeAsync()
        {
            if (_progress.IsRunning)
                _progress.Enter();
            var end = items.DisposeAsync().AsTask();
            _progress.Return();
            ExitAfter(end, _ => true);
            return new(end);
        }

        void ExitAfter(Task task, Func<Task, bool> isEnd) => task.ContinueWith(
            task =>
            {
                if (task.IsCanceled || task.IsFaulted)
                    _progress.Failed(task.Exception?.InnerException ?? new TaskCanceledException());
                _progress.Exit(isEnd(task));
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
