namespace Surroundings;

/// <summary>One call, as somebody would count it who wraps methods by hand.</summary>
public sealed class Call
{
    static readonly AsyncLocal<Call?> _current = new();

    readonly string _name;
    readonly SortedDictionary<string, object> _tags = new(StringComparer.Ordinal);
    readonly List<(string Name, string Path)> _fromReturn = [];
    readonly List<(string Name, string Path)> _fromException = [];
    Exception? _exception;
    bool _isCancelled;
    bool _isHandedOver;
    Call? _parent;

    Call(string name) => _name = name;

    public static Call Begin(string name)
    {
        var call = Deferred(name);
        Account.Start(name);
        call._parent = _current.Value;
        _current.Value = call;
        return call;
    }

    /// <summary>Of an iterator, whose enumerations are the operations.</summary>
    public static Call Deferred(string name) => new(name);

    /// <summary>The call that the code runs in.</summary>
    internal static Call? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    internal Call Resume()
    {
        var call = Begin(_name);
        foreach (var tag in _tags)
            call._tags.Add(tag.Key, tag.Value);
        return call;
    }

    public void Tag(string name, object? value)
    {
        if (value is not null)
            _tags[name] = value;
    }

    /// <summary>The value at a path, if nothing on the way is null and no getter throws.</summary>
    public void From(string name, object? root, string path)
    {
        try
        {
            foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
                root = root?.GetType().GetProperty(step) is { } property ? property.GetValue(root) : root?.GetType().GetField(step)?.GetValue(root);
            Tag(name, root);
        }
        catch (System.Reflection.TargetInvocationException)
        {
            _tags.Remove(name);
        }
    }

    public void FromReturn(string name, string path) => _fromReturn.Add((name, path));

    public void FromException(string name, string path) => _fromException.Add((name, path));

    public void Succeeded(object? result = null)
    {
        (_exception, _isCancelled) = (null, false);
        foreach (var (name, path) in _fromReturn)
            From(name, result, path);
    }

    /// <summary>For a filter that never catches.</summary>
    public bool Failed(Exception exception)
    {
        (_exception, _isCancelled) = (exception, exception is OperationCanceledException);
        return false;
    }

    public void Leave()
    {
        if (_current.Value == this)
            _current.Value = _parent;
        if (!_isHandedOver)
            End();
    }

    public Task Observe(Task task) => Follow(task, task => null);

    public Task<T> Observe<T>(Task<T> task) => (Task<T>)Follow(task, task => ((Task<T>)task).Result);

    public ValueTask Observe(ValueTask task) => new(Observe(task.AsTask()));

    public ValueTask<T> Observe<T>(ValueTask<T> task) => new(Observe(task.AsTask()));

    public Job<T> Observe<T>(Job<T> job)
    {
        Observe(job.Inner);
        return job;
    }

    Task Follow(Task task, Func<Task, object?> result)
    {
        _isHandedOver = true;
        if (task is null)
            return task!;
        task.ContinueWith(
            task =>
            {
                if (task.IsCanceled)
                    _isCancelled = true;
                else if (task.IsFaulted)
                    Failed(task.Exception!.InnerException!);
                else
                    Succeeded(result(task));
                End();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    internal void End()
    {
        if (_exception is not null)
        {
            foreach (var (name, path) in _fromException)
                From(name, _exception, path);
        }

        Account.End(_name, _parent?._name, _tags, _isCancelled ? " cancelled" : _exception is { } exception ? $" {exception.GetType().FullName}" : "");
    }
}
