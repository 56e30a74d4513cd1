using System.Buffers.Binary;
using System.Text;
using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Weaving;

/// <summary>Reads the plan that the weaver left in the assembly. The form is described in docs/plan-format.md.</summary>
/// <remarks>A method is read when it is first called; so a program pays for what it uses, not for what it has.</remarks>
sealed class PlanReader
{
    /// <summary>Of the same form as version 1, but not to be read without knowing what becomes of the values.</summary>
    const byte VersionWithPrivacy = 2;
    const byte FirstVersion = 1;

    readonly byte[] _plan;
    readonly Vocabulary[] _vocabularies;
    readonly string[] _types;
    readonly string[] _files;
    readonly int _methodTable;

    internal PlanReader(byte[] plan)
    {
        _plan = plan;
        var cursor = new Cursor(plan, 0);
        if (cursor.Byte() is var version and not (FirstVersion or VersionWithPrivacy))
            throw new InvalidDataException($"The plan has format {version}; this AutomagikTelemetry.dll reads format {VersionWithPrivacy}. Update the AutomagikTelemetry package to the version of the weaver.");

        AssemblyName = cursor.String();
        AssemblyVersion = cursor.String();
        var flags = cursor.Byte();
        var isBulk = (flags & 1) != 0;
        _vocabularies = new Vocabulary[cursor.Number()];
        for (var i = 0; i < _vocabularies.Length; i++)
            _vocabularies[i] = ReadVocabulary(ref cursor);
        Vocabularies = isBulk ? [.. _vocabularies, Vocabulary.Bulk] : _vocabularies;
        _types = cursor.Strings();
        _files = cursor.Strings();
        MethodCount = cursor.Number();
        _methodTable = cursor.Position;
        Instruments = (flags & 2) != 0 ? ReadInstruments(plan) : [];
    }

    internal string AssemblyName { get; }

    internal string AssemblyVersion { get; }

    internal int MethodCount { get; }

    /// <summary>Every metric that a method of the plan measures of its own.</summary>
    internal IReadOnlyList<InstrumentPlan> Instruments { get; }

    /// <summary>Every vocabulary that a method of the plan reports under.</summary>
    internal IReadOnlyList<Vocabulary> Vocabularies { get; }

    internal MethodPlan Method(int index)
    {
        var cursor = new Cursor(_plan, (int)BinaryPrimitives.ReadUInt32LittleEndian(_plan.AsSpan(_methodTable + (4 * index))));
        var vocabulary = cursor.Number();
        var signals = (TrackedSignals)cursor.Byte();
        var flags = cursor.Byte();
        var type = _types[cursor.Number()];
        var method = cursor.String();
        var operation = cursor.String();
        var file = cursor.Number();
        var line = cursor.Number();
        var tags = cursor.Strings();
        var ratio = (flags & 2) != 0 ? new SampleRatio(cursor.Real()) : default;
        var hasLateTags = (flags & 4) != 0;
        return new MethodPlan(
            vocabulary == 0 ? Vocabulary.Bulk : _vocabularies[vocabulary - 1],
            IsBulk: vocabulary == 0,
            signals,
            ReturnsTask: (flags & 1) != 0,
            $"{type}.{method}",
            operation.Length == 0 ? $"{type[(type.LastIndexOf('.') + 1)..]}.{method}" : operation,
            file == 0 ? null : _files[file - 1],
            line,
            tags,
            ResultTags: hasLateTags ? cursor.Number() : 0,
            ExceptionTags: hasLateTags ? cursor.Number() : 0,
            ratio,
            (flags & 8) != 0 ? ReadMetrics(ref cursor, tags) : [],
            (flags & 16) != 0 ? ReadEvents(ref cursor) : [],
            (flags & 32) != 0 ? ReadPrivacy(ref cursor, tags) : null);
    }

    static InstrumentPlan[] ReadInstruments(byte[] plan)
    {
        var cursor = new Cursor(plan, (int)BinaryPrimitives.ReadUInt32LittleEndian(plan.AsSpan(plan.Length - sizeof(uint))));
        var instruments = new InstrumentPlan[cursor.Number()];
        for (var i = 0; i < instruments.Length; i++)
            instruments[i] = new InstrumentPlan((MetricType)cursor.Byte(), cursor.String(), cursor.OptionalString());
        return instruments;
    }

    MetricPlan[] ReadMetrics(ref Cursor cursor, string[] tags)
    {
        var metrics = new MetricPlan[cursor.Number()];
        for (var i = 0; i < metrics.Length; i++)
        {
            var instrument = Instruments[cursor.Number()];
            var on = (Outcome)cursor.Byte();
            var hasValue = cursor.Byte() != 0;
            var names = new string[cursor.Number()];
            for (var tag = 0; tag < names.Length; tag++)
                names[tag] = tags[cursor.Number()];
            metrics[i] = new MetricPlan(instrument, on, hasValue, names);
        }

        return metrics;
    }

    static EventPlan[] ReadEvents(ref Cursor cursor)
    {
        var events = new EventPlan[cursor.Number()];
        for (var i = 0; i < events.Length; i++)
            events[i] = new EventPlan(cursor.String(), (Outcome)cursor.Byte(), cursor.Strings());
        return events;
    }

    static TagPrivacy[] ReadPrivacy(ref Cursor cursor, string[] tags)
    {
        var privacy = new TagPrivacy[tags.Length];
        for (var i = 0; i < privacy.Length; i++)
            privacy[i] = (TagPrivacy)cursor.Byte();
        return privacy;
    }

    static Vocabulary ReadVocabulary(ref Cursor cursor) => new()
    {
        OperationKey = cursor.OptionalString(),
        StartEvent = cursor.OptionalString(),
        StartKeys = cursor.Strings(),
        SuccessEvent = cursor.OptionalString(),
        SuccessKeys = cursor.Strings(),
        DurationMetric = cursor.OptionalString(),
        DurationUnit = cursor.String(),
        DurationKeys = cursor.Strings(),
        ErrorKeys = cursor.Strings(),
        Flags = cursor.Byte(),
    };

    ref struct Cursor(byte[] plan, int position)
    {
        internal int Position { get; private set; } = position;

        internal byte Byte() => plan[Position++];

        internal int Number()
        {
            var number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = Byte();
                number |= (part & 0x7F) << shift;
                if (part < 0x80)
                    return number;
            }
        }

        internal double Real()
        {
            var real = BinaryPrimitives.ReadDoubleLittleEndian(plan.AsSpan(Position));
            Position += sizeof(double);
            return real;
        }

        internal string String()
        {
            var length = Number();
            var text = Encoding.UTF8.GetString(plan, Position, length);
            Position += length;
            return text;
        }

        internal string? OptionalString() => String() is { Length: > 0 } text ? text : null;

        internal string[] Strings()
        {
            var strings = new string[Number()];
            for (var i = 0; i < strings.Length; i++)
                strings[i] = String();
            return strings;
        }
    }
}
