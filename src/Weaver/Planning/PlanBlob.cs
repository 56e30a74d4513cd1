using System.Text;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The plan as the runtime reads it. The form is described in docs/plan-format.md; PlanReader of the runtime is its twin.</summary>
sealed class PlanBlob
{
    const byte FirstVersion = 1;
    const byte VersionWithPrivacy = 2;
    const int ReturnsTask = 1;
    const int HasSampleRatio = 2;
    const int HasLateTags = 4;
    const int HasMetrics = 8;
    const int HasEvents = 16;
    const int HasPrivacy = 32;
    const int FlushesAtEnd = 1;
    const int AwaitsFlush = 2;

    readonly MemoryStream _blob;
    readonly Index _types;
    readonly Index _files;
    readonly List<VocabularyPlan> _vocabularies;
    readonly List<InstrumentPlan> _instruments;

    PlanBlob(AssemblyPlan plan, MemoryStream blob)
    {
        _blob = blob;
        _vocabularies = [.. plan.Vocabularies];
        _instruments = [.. plan.Methods.SelectMany(method => method.Metrics).Select(metric => metric.Instrument).Distinct()];
        _types = new Index(plan.Methods.Select(method => method.TypeName));
        _files = new Index(plan.Methods.Select(method => method.File).OfType<string>());
    }

    internal static byte[] Of(AssemblyPlan plan)
    {
        using var blob = new MemoryStream();
        new PlanBlob(plan, blob).Write(plan);
        return blob.ToArray();
    }

    void Write(AssemblyPlan plan)
    {
        _blob.WriteByte(plan.Methods.Any(method => method.Tags.Any(IsReplaced)) ? VersionWithPrivacy : FirstVersion);
        String(plan.Name);
        String(plan.Version);
        _blob.WriteByte((byte)((plan.Methods.Any(method => method.Vocabulary is null) ? 1 : 0) | (_instruments.Count > 0 ? 2 : 0)));
        Number(_vocabularies.Count);
        _vocabularies.ForEach(Vocabulary);
        Strings(_types.Texts);
        Strings(_files.Texts);

        // A table of offsets lets the runtime read one method without those before it.
        Number(plan.Methods.Count);
        var table = _blob.Position;
        var offsets = new List<long>();
        _blob.Position = table + (4 * plan.Methods.Count);
        foreach (var method in plan.Methods)
        {
            offsets.Add(_blob.Position);
            Method(method);
        }

        if (_instruments.Count > 0)
            Instruments();
        _blob.Position = table;
        offsets.ForEach(Offset);
    }

    /// <summary>Behind everything else, where a runtime that does not know of them does not look; the last four bytes say where.</summary>
    void Instruments()
    {
        var start = _blob.Position;
        Number(_instruments.Count);
        foreach (var instrument in _instruments)
        {
            _blob.WriteByte((byte)instrument.Kind);
            String(instrument.Name);
            String(instrument.Unit);
        }

        Offset(start);
    }

    /// <summary>A runtime that does not know of it would send the value itself, and is to send nothing.</summary>
    static bool IsReplaced(TagPlan tag) => tag.Privacy is TagPrivacy.Hash or TagPrivacy.Presence;

    void Event(EmittedEventPlan one)
    {
        String(one.Name);
        _blob.WriteByte((byte)one.On);
        Strings(one.Keys);
    }

    void Metric(MetricPlan metric)
    {
        Number(_instruments.IndexOf(metric.Instrument));
        _blob.WriteByte((byte)metric.On);
        _blob.WriteByte(metric.Path is null ? (byte)0 : (byte)1);
        Number(metric.Tags.Count);
        foreach (var tag in metric.Tags)
            Number(tag);
    }

    void Vocabulary(VocabularyPlan vocabulary)
    {
        String(vocabulary.OperationKey);
        String(vocabulary.StartEvent?.Name);
        Strings(vocabulary.StartEvent?.Keys ?? []);
        String(vocabulary.SuccessEvent?.Name);
        Strings(vocabulary.SuccessEvent?.Keys ?? []);
        String(vocabulary.Duration?.Name);
        String(vocabulary.Duration?.Unit);
        Strings(vocabulary.Duration?.Keys ?? []);
        Strings(vocabulary.ErrorKeys);
        _blob.WriteByte((byte)((vocabulary.FlushesAtEnd ? FlushesAtEnd : 0) | (vocabulary.AwaitsFlush ? AwaitsFlush : 0)));
    }

    void Method(MethodPlan method)
    {
        Number(method.Vocabulary is null ? 0 : _vocabularies.IndexOf(method.Vocabulary) + 1);
        _blob.WriteByte(method.Signals);
        var isThinnedOut = method.SampleRatio < 1;
        var (results, exceptions) = (Late(method, PathRoot.Result), Late(method, PathRoot.Exception));
        var hasLateTags = results + exceptions > 0;
        var isDeclared = method.Tags.Any(tag => tag.Privacy != TagPrivacy.Scrub);
        _blob.WriteByte((byte)(
            (method.Result == ResultShape.None ? 0 : ReturnsTask)
            | (isThinnedOut ? HasSampleRatio : 0)
            | (hasLateTags ? HasLateTags : 0)
            | (method.Metrics.Count > 0 ? HasMetrics : 0)
            | (method.Events.Count > 0 ? HasEvents : 0)
            | (isDeclared ? HasPrivacy : 0)));
        Number(_types.Of(method.TypeName));
        String(method.MethodName);
        String(method.OperationName);
        Number(method.File is null ? 0 : _files.Of(method.File) + 1);
        Number(method.Location?.Line ?? 0);
        Strings([.. method.Tags.Select(tag => tag.Name)]);
        if (isThinnedOut)
            Real(method.SampleRatio);
        if (hasLateTags)
        {
            Number(results);
            Number(exceptions);
        }

        if (method.Metrics.Count > 0)
        {
            Number(method.Metrics.Count);
            foreach (var metric in method.Metrics)
                Metric(metric);
        }

        if (method.Events.Count > 0)
        {
            Number(method.Events.Count);
            foreach (var one in method.Events)
                Event(one);
        }

        if (isDeclared)
        {
            foreach (var tag in method.Tags)
                _blob.WriteByte((byte)tag.Privacy);
        }
    }

    static int Late(MethodPlan method, PathRoot root) => method.Tags.Count(tag => tag is PathTag path && path.Path.Root == root);

    void Strings(IReadOnlyList<string> strings)
    {
        Number(strings.Count);
        foreach (var text in strings)
            String(text);
    }

    void String(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        Number(bytes.Length);
        _blob.Write(bytes, 0, bytes.Length);
    }

    void Offset(long offset) => _blob.Write([(byte)offset, (byte)(offset >> 8), (byte)(offset >> 16), (byte)(offset >> 24)], 0, 4);

    void Real(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        for (var shift = 0; shift < 64; shift += 8)
            _blob.WriteByte((byte)(bits >> shift));
    }

    /// <summary>Texts that many methods share, and the number of each.</summary>
    sealed class Index
    {
        readonly Dictionary<string, int> _numbers = [];
        readonly List<string> _texts = [];

        internal Index(IEnumerable<string> texts)
        {
            foreach (var text in texts)
            {
                if (_numbers.ContainsKey(text))
                    continue;
                _numbers.Add(text, _texts.Count);
                _texts.Add(text);
            }
        }

        internal IReadOnlyList<string> Texts => _texts;

        internal int Of(string text) => _numbers[text];
    }

    void Number(int number)
    {
        for (var rest = (uint)number; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                _blob.WriteByte((byte)rest);
                return;
            }

            _blob.WriteByte((byte)(rest | 0x80));
        }
    }
}
