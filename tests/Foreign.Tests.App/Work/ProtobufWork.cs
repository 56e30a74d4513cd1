using System.Collections;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>Every message type that the library itself has is filled, written, read, merged, compared and turned to JSON and back.</summary>
sealed class ProtobufWork(TextWriter output) : ForeignWork(output)
{
    internal override void Run()
    {
        foreach (var type in typeof(IMessage).Assembly.GetExportedTypes().Where(type => type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null && typeof(IMessage).IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal))
            Step(() => typeof(ProtobufWork).GetMethod(nameof(RoundTrip), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(this, null));
        foreach (var file in new[] { DescriptorReflection.Descriptor, TypeReflection.Descriptor, StructReflection.Descriptor, ApiReflection.Descriptor })
            Step(() => Describe(file));
        Step(Streams);
        Step(WellKnown);
        Step(CollectionsOf);
        Step(Json);
        Step(Bytes);
        Step(Failures);
    }

    void RoundTrip<T>()
        where T : class, IMessage<T>, new()
    {
        var message = new T();
        Fill(message, 3);
        var bytes = message.ToByteArray();
        Output.WriteLine($"{typeof(T).Name} {message.CalculateSize()} {Convert.ToHexString(bytes)}");
        var parser = new MessageParser<T>(() => new T());
        var copies = new[]
        {
            parser.ParseFrom(bytes), parser.ParseFrom(message.ToByteString()), parser.ParseFrom(new MemoryStream(bytes)), parser.ParseFrom(new CodedInputStream(bytes)),
            parser.ParseFrom(bytes, 0, bytes.Length), parser.ParseFrom(new System.Buffers.ReadOnlySequence<byte>(bytes)), parser.ParseFrom((ReadOnlySpan<byte>)bytes), parser.WithDiscardUnknownFields(true).ParseFrom(bytes), message.Clone(),
        };
        foreach (var copy in copies)
            Output.Write($"{copy.Equals(message)}{copy.Equals((object)message)}{copy.GetHashCode() == message.GetHashCode()} ");
        var merged = new T();
        merged.MergeFrom(message);
        merged.MergeFrom(bytes);
        merged.MergeFrom(message.ToByteString());
        merged.MergeFrom(new CodedInputStream(bytes));
        Output.WriteLine($"{merged.CalculateSize()} {merged.Equals(message)} {message.IsInitialized()}");
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        message.WriteDelimitedTo(stream);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        message.WriteTo(buffer);
        stream.Position = bytes.Length;
        Output.WriteLine($"{parser.ParseDelimitedFrom(stream).Equals(message)} {buffer.WrittenCount}");
        Step(() =>
        {
            var text = message.ToString()!;
            Output.WriteLine(text);
            Output.WriteLine(parser.ParseJson(text).Equals(message));
            Output.WriteLine(new JsonFormatter(new JsonFormatter.Settings(true).WithIndentation().WithPreserveProtoFieldNames(true).WithFormatEnumsAsIntegers(true)).Format(message));
        });
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            Output.Write($"{field.Name} {(field.HasPresence && field.Accessor.HasValue(message))} ");
            field.Accessor.Clear(message);
            Output.Write(value is null ? "" : $"{value.GetHashCode() == value.GetHashCode()} ");
        }

        foreach (var oneof in message.Descriptor.Oneofs)
        {
            Output.Write(oneof.Accessor.GetCaseFieldDescriptor(message)?.Name);
            oneof.Accessor.Clear(message);
        }

        foreach (var clear in typeof(T).GetMethods().Where(method => method.Name.StartsWith("Clear", StringComparison.Ordinal) && method.GetParameters().Length == 0))
            clear.Invoke(message, null);
        Output.WriteLine(message.CalculateSize());
    }

    static void Fill(IMessage message, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsMap)
            {
                var map = (IDictionary)field.Accessor.GetValue(message);
                var value = field.MessageType.FindFieldByName("value");
                if (depth > 0)
                    map[Scalar(field.MessageType.FindFieldByName("key"))] = value.FieldType == FieldType.Message ? New(value, depth) : Scalar(value);
            }
            else if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (var i = 0; i < 2 && depth > 0; i++)
                    list.Add(field.FieldType is FieldType.Message or FieldType.Group ? New(field, depth) : Scalar(field));
            }
            else if (field.FieldType is not (FieldType.Message or FieldType.Group))
            {
                field.Accessor.SetValue(message, Scalar(field));
            }
            else if (depth > 0)
            {
                field.Accessor.SetValue(message, New(field, depth));
            }
        }
    }

    static IMessage New(FieldDescriptor field, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
        Fill(message, depth - 1);
        return message;
    }

    static object Scalar(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => field.Name is "type_url" ? "type.googleapis.com/google.protobuf.Duration" : "text" + field.FieldNumber,
        FieldType.Bytes => ByteString.Empty,
        FieldType.Bool => true,
        FieldType.Double => 1.5,
        FieldType.Float => 2.5f,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => field.FieldNumber,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => (long)field.FieldNumber,
        FieldType.UInt32 or FieldType.Fixed32 => (uint)field.FieldNumber,
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)field.FieldNumber,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[^1].Number),
        _ => throw new NotSupportedException(field.FieldType.ToString()),
    };

    void Describe(FileDescriptor file)
    {
        Output.WriteLine($"{file} {file.Package} {file.Syntax} {file.ToProto().CalculateSize()} {file.GetOptions()} {string.Join(",", file.Dependencies)} {file.FindTypeByName<MessageDescriptor>("Type")?.FullName}");
        foreach (var type in file.MessageTypes)
        {
            Output.WriteLine($"{type.FullName} {type.ToProto()} {type.GetOptions()} {type.Parser is null} {type.FindFieldByNumber(1)} {type.FindFieldByName("name")} {type.FindDescriptor<FieldDescriptor>("name")}");
            foreach (var field in type.Fields.InDeclarationOrder())
                Output.WriteLine($"{field} {field.FieldType} {field.JsonName} {field.IsPacked} {field.ToProto()} {field.GetOptions()} {field.CompareTo(field)} {field.PropertyName}");
            foreach (var nested in type.EnumTypes)
                Output.WriteLine($"{nested} {nested.FindValueByNumber(1)} {nested.FindValueByName("x")} {nested.ToProto()} {nested.Values[0].GetOptions()} {nested.GetOptions()}");
        }

        var rebuilt = FileDescriptor.BuildFromByteStrings([.. Files(file).Select(one => one.SerializedData)]);
        Output.WriteLine(rebuilt[^1].MessageTypes.Count);
        var registry = TypeRegistry.FromFiles(file);
        Output.WriteLine(registry.Find("google.protobuf.Type")?.FullName + TypeRegistry.FromMessages(file.MessageTypes).Find(file.MessageTypes[0].FullName)!.Name);

        static IEnumerable<FileDescriptor> Files(FileDescriptor file) => file.Dependencies.SelectMany(Files).Append(file).Distinct();
    }

    void Streams()
    {
        using var stream = new MemoryStream();
        using (var writer = new CodedOutputStream(stream, 16, leaveOpen: true))
        {
            writer.WriteTag(1, WireFormat.WireType.Varint);
            writer.WriteInt32(-5);
            writer.WriteTag(17);
            writer.WriteDouble(1.5);
            writer.WriteFloat(2.5f);
            writer.WriteUInt64(ulong.MaxValue);
            writer.WriteInt64(-1);
            writer.WriteFixed64(3);
            writer.WriteFixed32(4);
            writer.WriteBool(true);
            writer.WriteString("text é ü");
            writer.WriteBytes(ByteString.CopyFromUtf8("bytes"));
            writer.WriteUInt32(5);
            writer.WriteEnum(6);
            writer.WriteSFixed32(-7);
            writer.WriteSFixed64(-8);
            writer.WriteSInt32(-9);
            writer.WriteSInt64(-10);
            writer.WriteLength(3);
            writer.WriteRawTag(1);
            writer.WriteRawTag(1, 2);
            writer.WriteRawTag(1, 2, 3);
            writer.WriteRawTag(1, 2, 3, 4);
            writer.WriteRawTag(1, 2, 3, 4, 5);
            writer.WriteMessage(new Duration { Seconds = 3 });
            writer.Flush();
        }

        Output.WriteLine(Convert.ToHexString(stream.ToArray()));
        stream.Position = 0;
        using var reader = CodedInputStream.CreateWithLimits(stream, 10_000, 10);
        Output.WriteLine($"{reader.PeekTag()} {reader.ReadTag()} {reader.ReadInt32()} {reader.ReadTag()} {reader.ReadDouble()} {reader.ReadFloat()} {reader.ReadUInt64()} {reader.ReadInt64()} {reader.ReadFixed64()} {reader.ReadFixed32()} {reader.ReadBool()} {reader.ReadString()} {reader.ReadBytes().ToStringUtf8()} {reader.ReadUInt32()} {reader.ReadEnum()} {reader.ReadSFixed32()} {reader.ReadSFixed64()} {reader.ReadSInt32()} {reader.ReadSInt64()} {reader.ReadLength()} {reader.Position} {reader.IsAtEnd}");
        Output.WriteLine($"{CodedOutputStream.ComputeInt32Size(1)} {CodedOutputStream.ComputeInt64Size(1)} {CodedOutputStream.ComputeUInt32Size(300)} {CodedOutputStream.ComputeUInt64Size(1)} {CodedOutputStream.ComputeSInt32Size(-1)} {CodedOutputStream.ComputeSInt64Size(-1)} {CodedOutputStream.ComputeFixed32Size(1)} {CodedOutputStream.ComputeFixed64Size(1)} {CodedOutputStream.ComputeSFixed32Size(1)} {CodedOutputStream.ComputeSFixed64Size(1)} {CodedOutputStream.ComputeBoolSize(true)} {CodedOutputStream.ComputeDoubleSize(1)} {CodedOutputStream.ComputeFloatSize(1)} {CodedOutputStream.ComputeStringSize("a")} {CodedOutputStream.ComputeBytesSize(ByteString.Empty)} {CodedOutputStream.ComputeEnumSize(1)} {CodedOutputStream.ComputeTagSize(1)} {CodedOutputStream.ComputeLengthSize(1)} {CodedOutputStream.ComputeRawVarint32Size(1)} {CodedOutputStream.ComputeRawVarint64Size(1)} {CodedOutputStream.ComputeMessageSize(new Any())} {CodedOutputStream.ComputeGroupSize(new Any())}");
        Output.WriteLine($"{WireFormat.MakeTag(3, WireFormat.WireType.Fixed32)} {WireFormat.GetTagFieldNumber(29)} {WireFormat.GetTagWireType(29)}");
        var limited = new CodedInputStream([8, 1, 18, 2, 65, 66, 16, 5]);
        while (limited.ReadTag() is var tag and not 0 && tag < 100)
            limited.SkipLastField();
        Output.WriteLine(limited.IsAtEnd);
        var unknown = Duration.Parser.ParseFrom([200, 1, 5, 8, 1]);
        Output.WriteLine($"{unknown.CalculateSize()} {unknown.Equals(unknown.Clone())} {Convert.ToHexString(unknown.ToByteArray())}");
    }

    void WellKnown()
    {
        var (timestamp, duration) = (Timestamp.FromDateTime(DateTime.UnixEpoch.AddSeconds(1.5)), Duration.FromTimeSpan(TimeSpan.FromSeconds(-2.25)));
        Output.WriteLine($"{timestamp + duration} {timestamp - duration} {timestamp - timestamp} {timestamp.ToDateTime():O} {timestamp.ToDateTimeOffset():O} {duration.ToTimeSpan()} {timestamp.CompareTo(new Timestamp())} {timestamp > new Timestamp()} {timestamp < new Timestamp()} {timestamp >= new Timestamp()} {timestamp <= new Timestamp()} {timestamp == timestamp.Clone()} {timestamp != new Timestamp()} {duration + duration} {duration - duration} {-duration} {duration.CompareTo(new Duration())} {duration.ToDiagnosticString()} {timestamp.ToDiagnosticString()} {DateTime.UnixEpoch.ToTimestamp()} {DateTimeOffset.UnixEpoch.ToTimestamp()} {TimeSpan.FromHours(1).ToDuration()} {Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch)}");
        var any = Any.Pack(timestamp);
        Output.WriteLine($"{any.Is(Timestamp.Descriptor)} {any.Is(Duration.Descriptor)} {any.Unpack<Timestamp>()} {any.TryUnpack<Duration>(out _)} {Any.GetTypeName(any.TypeUrl)} {Any.Pack(duration, "prefix")} {any.Unpack(TypeRegistry.FromMessages(Timestamp.Descriptor))}");
        var value = Value.ForStruct(new Struct { Fields = { ["a"] = Value.ForNumber(1), ["b"] = Value.ForList(Value.ForBool(true), Value.ForNull()), ["c"] = Value.ForString("x") } });
        Output.WriteLine($"{value} {value.KindCase} {Value.Parser.ParseJson(value.ToString())}");
        var mask = FieldMask.FromString("a,b.c");
        Output.WriteLine($"{mask.Union(FieldMask.FromString("d"))} {mask.Intersection(FieldMask.FromString("b"))} {mask.Normalize()} {FieldMask.FromFieldNumbers<Timestamp>(1)} {FieldMask.IsValid<Timestamp>("seconds")} {FieldMask.FromString<Timestamp>("seconds")} {FieldMask.FromStringEnumerable<Timestamp>(["nanos"])} {mask.ToDiagnosticString()} {FieldMask.IsValid(Timestamp.Descriptor, mask)}");
        var target = new Timestamp();
        FieldMask.FromString("seconds").Merge(timestamp, target);
        FieldMask.FromString("nanos").Merge(timestamp, target, new FieldMask.MergeOptions { ReplaceMessageFields = true });
        Output.WriteLine(target);
    }

    void CollectionsOf()
    {
        var list = new RepeatedField<int> { 1, 2, 3 };
        list.AddRange([4, 5]);
        list.Insert(0, 9);
        list.RemoveAt(1);
        list.Remove(5);
        Output.WriteLine($"{list} {list.Contains(4)} {list.IndexOf(4)} {list.Count} {list.Equals(list.Clone())} {list.GetHashCode() == list.Clone().GetHashCode()} {list.CalculateSize(FieldCodec.ForInt32(8))} {string.Join(",", list)}");
        var array = new int[5];
        list.CopyTo(array, 0);
        list.Clear();
        var map = new MapField<string, int> { { "a", 1 }, { "b", 2 } };
        map["c"] = 3;
        map.Add(new Dictionary<string, int> { ["d"] = 4 });
        map.MergeFrom(map.Clone());
        Output.WriteLine($"{map} {map.ContainsKey("a")} {map.TryGetValue("b", out _)} {map.Remove("a")} {map.Equals(map.Clone())} {map.GetHashCode() == map.Clone().GetHashCode()} {map.CalculateSize(new MapField<string, int>.Codec(FieldCodec.ForString(10), FieldCodec.ForInt32(16), 10))} {string.Join(",", map.Keys)} {string.Join(",", map.Values)} {string.Join(",", map)}");
        map.Clear();
        foreach (var codec in new object[] { FieldCodec.ForBool(8), FieldCodec.ForBytes(10), FieldCodec.ForDouble(9), FieldCodec.ForEnum(8, x => (int)x, x => (DayOfWeek)x), FieldCodec.ForFixed32(13), FieldCodec.ForFixed64(9), FieldCodec.ForFloat(13), FieldCodec.ForInt64(8), FieldCodec.ForSFixed32(13), FieldCodec.ForSFixed64(9), FieldCodec.ForSInt32(8), FieldCodec.ForSInt64(8), FieldCodec.ForUInt32(8), FieldCodec.ForUInt64(8), FieldCodec.ForMessage(10, Duration.Parser), FieldCodec.ForClassWrapper<string>(10), FieldCodec.ForStructWrapper<int>(10) })
            Output.Write(codec.GetType().GetGenericArguments()[0].Name + " ");
        Output.WriteLine();
    }

    void Json()
    {
        var registry = TypeRegistry.FromMessages(Timestamp.Descriptor, Duration.Descriptor, Struct.Descriptor);
        var formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(registry));
        var parser = new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(true).WithTypeRegistry(registry));
        var any = Any.Pack(Duration.FromTimeSpan(TimeSpan.FromSeconds(3)));
        var text = formatter.Format(any);
        Output.WriteLine($"{text} {parser.Parse<Any>(text)} {parser.Parse(text, Any.Descriptor)} {JsonFormatter.ToDiagnosticString(any)} {parser.Parse<Duration>(new StringReader("\"1.5s\""))} {parser.Parse<Timestamp>("\"1970-01-01T00:00:00.5Z\"")} {parser.Parse<Struct>("""{ "a": [1, null, { "b": true }], "c": "\u00e9\n" }""")} {parser.Parse<FileDescriptorProto>("""{ "name": "x", "unknown": 1, "messageType": [{ "name": "M", "field": [{ "name": "f", "number": 1, "type": "TYPE_INT32" }] }] }""")}");
        formatter.Format(any, Output);
        formatter.WriteValue(Output, new List<int>());
        Output.WriteLine();
    }

    void Bytes()
    {
        var bytes = ByteString.CopyFrom(1, 2, 3);
        Output.WriteLine($"{bytes.ToBase64()} {ByteString.FromBase64("AQID") == bytes} {ByteString.CopyFrom("é", System.Text.Encoding.UTF8).ToString(System.Text.Encoding.UTF8)} {bytes.Length} {bytes[1]} {bytes.Equals(ByteString.CopyFrom([1, 2, 3], 0, 3))} {bytes.Equals((object)bytes)} {bytes != ByteString.Empty} {bytes.GetHashCode() == ByteString.FromStream(new MemoryStream([1, 2, 3])).GetHashCode()} {string.Join(",", bytes)} {ByteString.FromStreamAsync(new MemoryStream([1])).Result.Length} {bytes.CreateCodedInput().ReadRawTag()} {Convert.ToHexString(bytes.ToByteArray())} {UnsafeByteOperations.UnsafeWrap(new byte[] { 1 }).Length} {bytes.Span.Length}");
        bytes.WriteTo(new MemoryStream());
        bytes.CopyTo(new byte[3], 0);
    }

    void Failures()
    {
        foreach (var wrong in new byte[][] { [8], [10, 200, 1], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [0], [11], [12], [8, 1, 18, 255] })
            Show(() => FileDescriptorProto.Parser.ParseFrom(wrong));
        foreach (var wrong in new[] { "{", "[]", "{ \"name\": 1 }", "{ \"name\": \"a\", \"name\": \"b\" }", "nope", "{\"x\":1}", "" })
            Show(() => JsonParser.Default.Parse<FileDescriptorProto>(wrong));
        Show(() => new Timestamp { Nanos = -1 }.ToDateTime());
        Show(() => JsonParser.Default.Parse<Timestamp>("\"yesterday\""));
        Show(() => Any.Pack(new Timestamp()).Unpack<Duration>());
        Show(() => new FileDescriptorProto { Name = null });
        Show(() => Duration.FromTimeSpan(TimeSpan.MaxValue).ToTimeSpan());
    }
}

static class ProtobufWorkExtensions
{
    internal static uint ReadRawTag(this CodedInputStream stream) => stream.ReadUInt32();
}
