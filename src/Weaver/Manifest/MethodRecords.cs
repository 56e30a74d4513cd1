using AutomagikTelemetry.Fody.Planning;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>What the calls of one tracked method report: the keys of its kind matched with its tags, as the runtime's AttributeTemplate matches them.</summary>
sealed class MethodRecords
{
    const int Metrics = 1;
    const int Errors = 2;
    const int Spans = 4;

    static readonly VocabularyPlan Bulk = new(
        "", null, null, null, new DurationPlan("function.duration_ms", "ms", [ProductAttributes.FunctionName.Name]), [ProductAttributes.FunctionName.Name], FlushesAtEnd: false, AwaitsFlush: false);

    static readonly Dictionary<string, SentAttribute> Constants =
        new[] { ProductAttributes.FunctionName, ProductAttributes.FilePath, ProductAttributes.LineNumber, ProductAttributes.Cli }.ToDictionary(attribute => attribute.Name);

    readonly MethodPlan _method;
    readonly VocabularyPlan _vocabulary;
    readonly SentAttribute? _operation;
    readonly string _member;
    readonly Dictionary<string, SentAttribute> _tags;

    MethodRecords(MethodPlan method)
    {
        _method = method;
        _vocabulary = method.Vocabulary ?? Bulk;
        _operation = _vocabulary.OperationKey is { } key ? new SentAttribute(key, SentAttribute.Text, "operation " + method.OperationName, SentAttribute.Scrub) : null;
        _member = $"{method.TypeName}.{method.MethodName}";
        _tags = method.Tags.ToDictionary(tag => tag.Name, TagAttributes.Of);
    }

    internal static IEnumerable<SentRecord> Of(MethodPlan method) => new MethodRecords(method).All();

    IEnumerable<SentRecord> All()
    {
        var tags = _method.Tags;
        if (_vocabulary.StartEvent is { } start)
            yield return Record(Signal.Event, start.Name, Attributes(WithSuccess(start.Keys), start.Keys, tags.Where(IsKnownAtEntry)));
        if (_vocabulary.SuccessEvent is { } success)
            yield return Record(Signal.Event, success.Name, Attributes(WithSuccess(success.Keys), success.Keys, tags.Where(tag => !IsOf(tag, PathRoot.Exception))));
        if ((_method.Signals & Errors) != 0)
            yield return Shared(Signal.Event, ProductAttributes.ErrorEvent, [.. Attributes([], _vocabulary.ErrorKeys, tags), .. tags.Where(tag => IsOf(tag, PathRoot.Exception)).Select(Of)]);
        if ((_method.Signals & Spans) != 0)
            yield return Record(Signal.Span, _method.OperationName ?? OperationInBulk, tags.Select(Of));
        if ((_method.Signals & Metrics) != 0 && _vocabulary.Duration is { } duration)
        {
            var attributes = Attributes(WithSuccess(duration.Keys), duration.Keys, tags.Where(tag => !TagAttributes.IsArray(tag)));
            yield return Shared(Signal.Metric, duration.Name, [.. attributes, ProductAttributes.ErrorType, ProductAttributes.Outcome]) with { Kind = "histogram", Unit = duration.Unit };
        }

        foreach (var metric in _method.Metrics)
        {
            var attributes = metric.Tags.Select(number => tags[number]).Where(tag => !TagAttributes.IsArray(tag)).Select(Of);
            var value = new SentAttribute("(value)", "number", metric.Path is { } path ? "path " + path.Text : "constant 1", SentAttribute.Plain);
            yield return Record(Signal.Metric, metric.Instrument.Name, attributes.Prepend(value)) with { Kind = metric.Instrument.Kind.ToString().ToLowerInvariant(), Unit = metric.Instrument.Unit };
        }

        foreach (var one in _method.Events)
            yield return Record(Signal.Event, one.Name, Attributes([], one.Keys.Count == 0 ? ["*"] : one.Keys, tags));
    }

    SentRecord Record(Signal signal, string name, IEnumerable<SentAttribute> attributes) =>
        new(signal, name, null, null, _member, _method.File, _method.Location, Distinct(attributes));

    SentRecord Shared(Signal signal, string name, IEnumerable<SentAttribute> attributes) =>
        Record(signal, name, attributes) with { IsOfBulk = _method.Vocabulary is null };

    /// <summary>The attributes for a list of keys: a tag wins over what else has the name, and a key that nothing has is left out.</summary>
    List<SentAttribute> Attributes(IEnumerable<SentAttribute> more, IEnumerable<string> keys, IEnumerable<TagPlan> tags)
    {
        var known = tags.ToList();
        var attributes = new List<SentAttribute>();
        foreach (var key in keys)
        {
            if (key == "*")
            {
                attributes.AddRange(known.Select(Of));
            }
            else if (known.Find(tag => tag.Name == key) is { } named)
            {
                attributes.Add(Of(named));
            }
            else
            {
                attributes.AddRange(more.Where(attribute => attribute.Name == key));
                if (Constant(key) is { } constant)
                    attributes.Add(constant);
            }
        }

        return attributes;
    }

    SentAttribute? Constant(string key) => _operation?.Name == key ? _operation : Constants.TryGetValue(key, out var constant) ? constant : null;

    SentAttribute Of(TagPlan tag) => _tags[tag.Name];

    /// <summary>They are few: a set would cost more than it saves.</summary>
    static List<SentAttribute> Distinct(IEnumerable<SentAttribute> attributes)
    {
        var distinct = new List<SentAttribute>();
        foreach (var attribute in attributes)
        {
            if (!distinct.Contains(attribute))
                distinct.Add(attribute);
        }

        return distinct;
    }

    static IEnumerable<SentAttribute> WithSuccess(IReadOnlyList<string> keys) => keys.Contains(ProductAttributes.Success.Name) ? [ProductAttributes.Success] : [];

    string OperationInBulk => $"{_method.TypeName.Substring(_method.TypeName.LastIndexOf('.') + 1)}.{_method.MethodName}";

    static bool IsKnownAtEntry(TagPlan tag) => tag is not PathTag { Path.Root: PathRoot.Result or PathRoot.Exception or PathRoot.ThisAtTheEnd };

    static bool IsOf(TagPlan tag, PathRoot root) => tag is PathTag path && path.Path.Root == root;
}
