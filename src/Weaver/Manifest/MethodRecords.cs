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

    readonly MethodPlan _method;
    readonly VocabularyPlan _vocabulary;
    readonly Dictionary<string, SentAttribute> _constants;

    MethodRecords(MethodPlan method)
    {
        _method = method;
        _vocabulary = method.Vocabulary ?? Bulk;
        _constants = new SentAttribute[] { ProductAttributes.FunctionName, ProductAttributes.FilePath, ProductAttributes.LineNumber, ProductAttributes.Cli }.ToDictionary(attribute => attribute.Name);
        if (_vocabulary.OperationKey is { } key)
            _constants[key] = new SentAttribute(key, SentAttribute.Text, "operation " + method.OperationName, SentAttribute.Scrub);
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
            yield return Shared(Signal.Event, ProductAttributes.ErrorEvent, [.. Attributes([], _vocabulary.ErrorKeys, tags), .. tags.Where(tag => IsOf(tag, PathRoot.Exception)).Select(TagAttributes.Of)]);
        if ((_method.Signals & Spans) != 0)
            yield return Record(Signal.Span, _method.OperationName ?? OperationInBulk, tags.Select(TagAttributes.Of));
        if ((_method.Signals & Metrics) != 0 && _vocabulary.Duration is { } duration)
        {
            var attributes = Attributes(WithSuccess(duration.Keys), duration.Keys, tags.Where(tag => !TagAttributes.IsArray(tag)));
            yield return Shared(Signal.Metric, duration.Name, [.. attributes, ProductAttributes.ErrorType, ProductAttributes.Outcome]) with { Kind = "histogram", Unit = duration.Unit };
        }

        foreach (var metric in _method.Metrics)
        {
            var attributes = metric.Tags.Select(number => tags[number]).Where(tag => !TagAttributes.IsArray(tag)).Select(TagAttributes.Of);
            var value = new SentAttribute("(value)", "number", metric.Path is { } path ? "path " + path.Text : "constant 1", SentAttribute.Plain);
            yield return Record(Signal.Metric, metric.Instrument.Name, attributes.Prepend(value)) with { Kind = metric.Instrument.Kind.ToString().ToLowerInvariant(), Unit = metric.Instrument.Unit };
        }

        foreach (var one in _method.Events)
            yield return Record(Signal.Event, one.Name, Attributes([], one.Keys.Count == 0 ? ["*"] : one.Keys, tags));
    }

    SentRecord Record(Signal signal, string name, IEnumerable<SentAttribute> attributes) =>
        new(signal, name, null, null, $"{_method.TypeName}.{_method.MethodName}", _method.File, _method.Location, [.. attributes.Distinct()]);

    SentRecord Shared(Signal signal, string name, IEnumerable<SentAttribute> attributes) =>
        Record(signal, name, attributes) with { IsOfBulk = _method.Vocabulary is null };

    /// <summary>The attributes for a list of keys: a tag wins over what else has the name, and a key that nothing has is left out.</summary>
    IEnumerable<SentAttribute> Attributes(IEnumerable<SentAttribute> more, IEnumerable<string> keys, IEnumerable<TagPlan> tags)
    {
        var known = tags.ToList();
        return keys.SelectMany(key =>
            key == "*" ? known.Select(TagAttributes.Of)
            : known.Find(tag => tag.Name == key) is { } named ? [TagAttributes.Of(named)]
            : more.Where(attribute => attribute.Name == key).Concat(_constants.TryGetValue(key, out var constant) ? [constant] : []));
    }

    static IEnumerable<SentAttribute> WithSuccess(IReadOnlyList<string> keys) => keys.Contains(ProductAttributes.Success.Name) ? [ProductAttributes.Success] : [];

    string OperationInBulk => $"{_method.TypeName.Substring(_method.TypeName.LastIndexOf('.') + 1)}.{_method.MethodName}";

    static bool IsKnownAtEntry(TagPlan tag) => tag is not PathTag { Path.Root: PathRoot.Result or PathRoot.Exception or PathRoot.ThisAtTheEnd };

    static bool IsOf(TagPlan tag, PathRoot root) => tag is PathTag path && path.Path.Root == root;
}
