using System.Globalization;
using System.Numerics;
using System.Runtime.Serialization;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Bson;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using Newtonsoft.Json.Serialization;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>Documents make the round trip through each way that the library has of reading and writing them.</summary>
sealed class JsonWork(TextWriter output) : ForeignWork(output)
{
    const string Document = """
        { "name": "Ada", "born": "1815-12-10T00:00:00Z", "tags": ["a", "b", null, 1, 2.5, true, [], {}], "nested": { "deep": { "deeper": [1, 2, { "x": 12345678901234567890 }] } }, "money": 12.50, "$id": "1" }
        """;

    internal override void Run()
    {
        Step(Objects);
        Step(Settings);
        Step(Tokens);
        Step(Queries);
        Step(ReadersAndWriters);
        Step(() => Asynchronously().GetAwaiter().GetResult());
        Step(OtherFormats);
        Step(Xml);
        Step(Schemas);
        Step(Failures);
    }

    void Objects()
    {
        foreach (var thing in new object?[] { new Person { Name = "Ada", Born = new DateTime(1815, 12, 10, 0, 0, 0, DateTimeKind.Utc), Friends = { new Person { Name = "Charles" } }, Numbers = new() { ["one"] = 1 } }, 1, 2L, 3.5, 4.5m, 'c', "text \u2028 \"quoted\"", null, true, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), TimeSpan.FromSeconds(90), Guid.Empty, new Uri("http://x/"), new byte[] { 1, 2, 3 }, BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture), DayOfWeek.Friday, new[,] { { 1, 2 }, { 3, 4 } }, new { Anonymous = 1, Nested = new { A = "b" } }, new Version(1, 2), new KeyValuePair<string, int>("k", 1), new Dictionary<DayOfWeek, int> { [DayOfWeek.Monday] = 1 }, new HashSet<int> { 1, 2 }, (1, "two"), DBNull.Value, (short)1, (byte)2, (sbyte)3, (ushort)4, 5u, 6ul, 1.5f, double.NaN })
        {
            var text = JsonConvert.SerializeObject(thing, Newtonsoft.Json.Formatting.Indented);
            Output.WriteLine(text);
            Output.WriteLine(JsonConvert.SerializeObject(JsonConvert.DeserializeObject(text, thing?.GetType() ?? typeof(object))));
            Show(() => JsonConvert.ToString(thing!));
        }

        var person = JsonConvert.DeserializeObject<Person>(Document)!;
        JsonConvert.PopulateObject("""{ "Name": "Changed", "Friends": [{ "Name": "New" }] }""", person);
        Output.WriteLine(JsonConvert.SerializeObject(person, typeof(Person), new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore }));
        Output.WriteLine(JsonConvert.DeserializeAnonymousType("""{ "A": 1 }""", new { A = 0 }));
        Output.WriteLine(JsonConvert.DeserializeObject<Immutable>("""{ "A": 1, "B": "two" }"""));
        Output.WriteLine(string.Join(" ", JsonConvert.ToString(1), JsonConvert.ToString(1.5), JsonConvert.ToString("a'b", '\''), JsonConvert.ToString("a", '"', StringEscapeHandling.EscapeNonAscii), JsonConvert.ToString(DateTime.UnixEpoch), JsonConvert.ToString(DateTime.UnixEpoch, DateFormatHandling.MicrosoftDateFormat, DateTimeZoneHandling.Utc), JsonConvert.ToString(DateTimeOffset.UnixEpoch), JsonConvert.ToString(true), JsonConvert.ToString('x'), JsonConvert.ToString(DayOfWeek.Friday), JsonConvert.ToString(TimeSpan.Zero), JsonConvert.ToString(Guid.Empty), JsonConvert.ToString(1m), JsonConvert.ToString(1f), JsonConvert.ToString((byte)1), JsonConvert.ToString((short)1), JsonConvert.ToString(1L), JsonConvert.ToString(1u), JsonConvert.ToString(new Uri("http://x/"))));
    }

    void Settings()
    {
        var person = new Person { Name = "Ada", Friends = { new Student { Name = "Bob", Grade = 3 } } };
        person.Friends.Add(person);
        var writer = new MemoryTraceWriter();
        foreach (var settings in new[]
        {
            new JsonSerializerSettings { PreserveReferencesHandling = PreserveReferencesHandling.All, TypeNameHandling = TypeNameHandling.Auto },
            new JsonSerializerSettings { ReferenceLoopHandling = ReferenceLoopHandling.Ignore, ContractResolver = new CamelCasePropertyNamesContractResolver(), TraceWriter = writer },
            new JsonSerializerSettings { ReferenceLoopHandling = ReferenceLoopHandling.Ignore, ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy(true, true, true) }, Converters = { new StringEnumConverter(new KebabCaseNamingStrategy()), new IsoDateTimeConverter { DateTimeFormat = "yyyy" } } },
            new JsonSerializerSettings { ReferenceLoopHandling = ReferenceLoopHandling.Ignore, DateFormatHandling = DateFormatHandling.MicrosoftDateFormat, DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate, Converters = { new VersionConverter(), new UnixDateTimeConverter(), new KeyValuePairConverter(), new RegexConverter(), new BinaryConverter(), new ExpandoObjectConverter(), new DataSetConverter(), new DataTableConverter(), new DiscriminatedUnionConverter(), new EntityKeyMemberConverter() } },
            new JsonSerializerSettings { PreserveReferencesHandling = PreserveReferencesHandling.Objects, MetadataPropertyHandling = MetadataPropertyHandling.ReadAhead, SerializationBinder = new DefaultSerializationBinder(), TypeNameHandling = TypeNameHandling.Objects, TypeNameAssemblyFormatHandling = TypeNameAssemblyFormatHandling.Full },
        })
        {
            var text = JsonConvert.SerializeObject(person, settings);
            Output.WriteLine(text);
            Show(() => JsonConvert.DeserializeObject<Person>(text, settings)!.Friends.Count);
        }

        Output.WriteLine(string.Join("\n", writer.GetTraceMessages().Select(message => message[24..])) + writer.ToString().Length);
        var table = new System.Data.DataTable("t") { Columns = { { "a", typeof(int) }, { "b", typeof(string) }, { "c", typeof(byte[]) } } };
        table.Rows.Add(1, "x", new byte[] { 1 });
        table.Rows.Add(2, DBNull.Value, DBNull.Value);
        var set = new System.Data.DataSet { Tables = { table } };
        Output.WriteLine(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<System.Data.DataSet>(JsonConvert.SerializeObject(set))));
        dynamic expando = JsonConvert.DeserializeObject<System.Dynamic.ExpandoObject>(Document, new ExpandoObjectConverter())!;
        Output.WriteLine((string)expando.name + JsonConvert.SerializeObject((object)expando));
        Output.WriteLine(JsonConvert.SerializeObject(new System.Text.RegularExpressions.Regex("a+", System.Text.RegularExpressions.RegexOptions.IgnoreCase), new RegexConverter()));
        Output.WriteLine(JsonConvert.DeserializeObject<System.Text.RegularExpressions.Regex>("\"/a+/i\"", new RegexConverter()));
        Output.WriteLine(JsonConvert.SerializeObject(DateTime.UnixEpoch, new JavaScriptDateTimeConverter()) + JsonConvert.SerializeObject(DateTime.UnixEpoch, new UnixDateTimeConverter()));
        Output.WriteLine(JsonConvert.DeserializeObject<DateTime>("new Date(0)", new JavaScriptDateTimeConverter()).ToString("O"));
        foreach (NamingStrategy strategy in new NamingStrategy[] { new DefaultNamingStrategy(), new CamelCaseNamingStrategy(true, true), new SnakeCaseNamingStrategy(), new KebabCaseNamingStrategy() })
            Output.WriteLine($"{strategy.GetPropertyName("SomeName", false)} {strategy.GetDictionaryKey("SomeKey")} {strategy.GetExtensionDataName("x")} {strategy.Equals(new CamelCaseNamingStrategy(true, true))} {strategy.GetHashCode() == strategy.GetHashCode()}");
    }

    void Tokens()
    {
        var document = JObject.Parse(Document);
        Output.WriteLine(document.ToString(Newtonsoft.Json.Formatting.None));
        document.Add("added", new JArray(1, "two", JValue.CreateNull(), JValue.CreateUndefined(), new JRaw("{}")));
        document.AddFirst(new JProperty("first", JValue.CreateString("f")));
        document.Property("tags")!.AddAfterSelf(new JProperty("after", 1));
        document.Property("born")!.AddBeforeSelf(new JProperty("before", 2));
        document["name"]!.Replace("Augusta");
        document.Remove("money");
        document.Property("$id")!.Remove();
        var clone = (JObject)document.DeepClone();
        clone.Merge(JObject.Parse("""{ "tags": ["c"], "new": { "a": 1 } }"""), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Union });
        Output.WriteLine($"{JToken.DeepEquals(document, clone)} {JToken.EqualityComparer.Equals(document, document.DeepClone())} {JToken.EqualityComparer.GetHashCode(new JValue(1))}");
        Output.WriteLine(clone);
        foreach (var token in clone.DescendantsAndSelf())
            Output.WriteLine($"{token.Path} {token.Type} {token.HasValues} {token.Ancestors().Count()} {token.AncestorsAndSelf().Count()} {token.BeforeSelf().Count()} {token.AfterSelf().Count()} {token.Root == clone} {token.Previous?.Path} {token.Next?.Path}");
        Output.WriteLine(string.Join(",", clone.Properties().Select(property => property.Name)) + string.Join(",", clone.PropertyValues().Select(value => value.Type)));
        Output.WriteLine(clone.TryGetValue("NAME", StringComparison.OrdinalIgnoreCase, out var found) + found!.ToString() + clone.GetValue("nAme", StringComparison.OrdinalIgnoreCase) + clone.ContainsKey("x"));
        Output.WriteLine($"{(int)new JValue(1)} {(string?)new JValue("s")} {(double)new JValue(1.5)} {(bool)new JValue(true)} {(DateTime)new JValue(DateTime.UnixEpoch):O} {(Guid)new JValue(Guid.Empty)} {(Uri?)new JValue(new Uri("http://x/"))} {(TimeSpan)new JValue(TimeSpan.Zero)} {(int?)JValue.CreateNull()} {new JValue(2).CompareTo(new JValue(1))} {new JValue(1).Equals(new JValue(1L))} {new JValue("a").ToString("x", CultureInfo.InvariantCulture)}");
        var array = new JArray { 1, 2, 3 };
        array.Insert(1, "x");
        array.RemoveAt(0);
        array.Remove(array[0]);
        array.Add(JObject.FromObject(new { a = 1 }));
        array.AddFirst(0);
        array.ReplaceAll(array.Reverse().ToArray<object>());
        Output.WriteLine($"{array} {array.IndexOf(array[1])} {array.Contains(array[0])} {array.Count} {JArray.FromObject(new[] { 1 })} {JArray.Parse("[1]")} {JToken.FromObject(3)} {JToken.Parse("[]")}");
        var target = new JToken[4];
        array.CopyTo(target, 0);
        array.Clear();
        array.RemoveAll();
        var constructor = new JConstructor("Date", 1, 2);
        Output.WriteLine($"{constructor} {new JProperty("p", constructor)} {JProperty.Load(new JsonTextReader(new StringReader("{\"a\":1}")).Advanced(2))} {JConstructor.Load(new JsonTextReader(new StringReader("new A(1)")))} {JRaw.Create(new JsonTextReader(new StringReader("{\"a\":1}")))}");
        dynamic late = clone;
        late.late = 5;
        Output.WriteLine((int)late.late + 1);
        Output.WriteLine(JObject.FromObject(new Person { Name = "x" }).ToObject<Person>()!.Name + clone["added"]!.Value<int>(0) + clone["added"]!.First!.Value<int>() + string.Join(",", clone["tags"]!.Values<string?>().Take(2)) + clone["tags"]!.Children<JValue>().Count());
        document.Annotated(Output);
        var linq = clone.Descendants().OfType<JProperty>().Where(property => property.Name.Length > 4);
        Output.WriteLine(string.Join(" ", linq.Ancestors().Select(token => token.Path).Distinct()) + linq.Properties(Output));
    }

    void Queries()
    {
        var store = JObject.Parse("""{ "store": { "book": [ { "title": "A", "price": 8.95, "isbn": "1" }, { "title": "B", "price": 12.99 }, { "title": "C c", "price": 22.99 } ], "bicycle": { "color": "red" } } }""");
        foreach (var path in new[] { "$.store.book[*].title", "$..price", "$.store.book[?(@.price < 10)].title", "$..book[-1:]", "$..book[0,1].title", "$..book[?(@.isbn)]", "store.book[1:3:2]", "$..*", "$.store.book[?(@.title =~ /^c/i && @.price > 1)].price", "$['store']['bicycle']", "$.store.book[?(@.price == 8.95 || @.title != 'B')].title", "$.missing" })
            Output.WriteLine($"{path}: {string.Join(";", store.SelectTokens(path).Select(token => token.ToString(Newtonsoft.Json.Formatting.None)))}");
        Output.WriteLine(store.SelectToken("store.bicycle.color"));
        Show(() => store.SelectToken("$.missing.x", errorWhenNoMatch: true)!);
        Show(() => store.SelectToken("$[", true)!);
        Show(() => store.SelectTokens("$..book[?(@.price ~ 1)]").ToList());
    }

    void ReadersAndWriters()
    {
        using var reader = new JsonTextReader(new StringReader(Document + " // end")) { SupportMultipleContent = true, FloatParseHandling = FloatParseHandling.Decimal, DateParseHandling = DateParseHandling.DateTimeOffset };
        var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { Formatting = Newtonsoft.Json.Formatting.Indented, QuoteChar = '\'', QuoteName = false, Indentation = 1, IndentChar = '\t' };
        using var tokens = new JTokenWriter();
        while (reader.Read())
        {
            Output.WriteLine($"{reader.TokenType} {reader.Value} {reader.ValueType} {reader.Depth} {reader.Path} {reader.LineNumber} {reader.LinePosition} {reader.HasLineInfo()}");
            writer.WriteToken(reader, false);
        }

        writer.Flush();
        Output.WriteLine(text);
        Write(tokens);
        Output.WriteLine(tokens.Token);
        var all = new StringWriter();
        using var allWriter = new JsonTextWriter(all);
        Write(allWriter);
        allWriter.WriteIndentSpace(Output);
        Output.WriteLine(all);
        using var typed = new JsonTextReader(new StringReader("[1, 2.5, 'x', true, '2020-01-01', '2020-01-01T00:00:00+01:00', 'AQID', 1.5, null, {'a': [1]}, 3]"));
        typed.Read();
        Output.WriteLine($"{typed.ReadAsInt32()} {typed.ReadAsDouble()} {typed.ReadAsString()} {typed.ReadAsBoolean()} {typed.ReadAsDateTime():O} {typed.ReadAsDateTimeOffset():O} {typed.ReadAsBytes()!.Length} {typed.ReadAsDecimal()} {typed.ReadAsInt32()}");
        typed.Read();
        typed.Skip();
        Output.WriteLine(typed.ReadAsInt32());
        using var tokenReader = JObject.Parse(Document).CreateReader();
        while (tokenReader.Read())
            Output.WriteLine($"{tokenReader.TokenType} {tokenReader.Path}");
        var serializer = JsonSerializer.Create(new JsonSerializerSettings { CheckAdditionalContent = true });
        serializer.Error += (_, e) => Output.WriteLine($"handled {e.ErrorContext.Path} {e.ErrorContext.Handled = true}");
        Output.WriteLine(serializer.Deserialize<Person>(new JsonTextReader(new StringReader("""{ "Name": "x", "Born": "no date", "Friends": [ { "Born": 1.5 } ] }""")))!.Name);
        serializer.Serialize(Output, new Person { Name = "y" });
        serializer.Populate(new StringReader("{ 'Name': 'z' }"), new Person());
        JsonSerializer.CreateDefault().Serialize(new JsonTextWriter(Output) { CloseOutput = false }, new Student { Grade = 1 }, typeof(Person));
        Output.WriteLine();
    }

    static void Write(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("a");
        writer.WriteStartArray();
        writer.WriteNull();
        writer.WriteUndefined();
        writer.WriteComment("c");
        foreach (var value in new object[] { 1, 2u, 3L, 4ul, 5.5f, 6.5, 7.5m, true, 'c', "s", (short)1, (ushort)2, (byte)3, (sbyte)4, DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, Guid.Empty, TimeSpan.Zero, new Uri("http://x/"), new byte[] { 1 } })
            writer.WriteValue(value);
        writer.WriteValue((int?)1);
        writer.WriteValue((long?)null);
        writer.WriteValue((double?)1.5);
        writer.WriteValue((bool?)true);
        writer.WriteValue((DateTime?)null);
        writer.WriteValue((Guid?)Guid.Empty);
        writer.WriteValue((decimal?)1);
        writer.WriteValue((float?)1);
        writer.WriteValue((TimeSpan?)TimeSpan.Zero);
        writer.WriteValue((char?)'a');
        writer.WriteValue((byte?)1);
        writer.WriteValue((short?)1);
        writer.WriteValue((uint?)1);
        writer.WriteValue((ulong?)1);
        writer.WriteValue((sbyte?)1);
        writer.WriteValue((ushort?)1);
        writer.WriteValue((DateTimeOffset?)null);
        writer.WriteRawValue("[1]");
        writer.WriteStartConstructor("Date");
        writer.WriteValue(1);
        writer.WriteEndConstructor();
        writer.WriteEndArray();
        writer.WritePropertyName("b", true);
        writer.WriteToken(JsonToken.Integer, 1);
        writer.WriteEndObject();
        writer.Flush();
    }

    async Task Asynchronously()
    {
        using var reader = new JsonTextReader(new StringReader(Document));
        var document = await JObject.LoadAsync(reader);
        var text = new StringWriter();
        using (var writer = new JsonTextWriter(text) { Formatting = Newtonsoft.Json.Formatting.Indented })
        {
            await document.WriteToAsync(writer);
            await writer.FlushAsync();
        }

        Output.WriteLine(text);
        using var typed = new JsonTextReader(new StringReader("[1, 2.5, 'x', true, '2020-01-01', '2020-01-01T00:00:00+01:00', 'AQID', 1.5, {'a': 1}]"));
        await typed.ReadAsync();
        Output.WriteLine($"{await typed.ReadAsInt32Async()} {await typed.ReadAsDoubleAsync()} {await typed.ReadAsStringAsync()} {await typed.ReadAsBooleanAsync()} {await typed.ReadAsDateTimeAsync():O} {await typed.ReadAsDateTimeOffsetAsync():O} {(await typed.ReadAsBytesAsync())!.Length} {await typed.ReadAsDecimalAsync()}");
        await typed.ReadAsync();
        await typed.SkipAsync();
        Output.WriteLine((await JToken.ReadFromAsync(new JsonTextReader(new StringReader("[1,{}]")))).ToString() + await JArray.LoadAsync(new JsonTextReader(new StringReader("[2]"))) + await JToken.LoadAsync(new JsonTextReader(new StringReader("3"))));
        var all = new StringWriter();
        using (var writer = new JsonTextWriter(all))
        {
            await writer.WriteStartObjectAsync();
            await writer.WritePropertyNameAsync("a");
            await writer.WriteStartArrayAsync();
            await writer.WriteNullAsync();
            await writer.WriteUndefinedAsync();
            await writer.WriteCommentAsync("c");
            foreach (var value in new object[] { 1, 2u, 3L, 4ul, 5.5f, 6.5, 7.5m, true, 'c', "s", DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, Guid.Empty, TimeSpan.Zero, new Uri("http://x/"), new byte[] { 1 } })
                await writer.WriteValueAsync(value);
            await writer.WriteValueAsync(1);
            await writer.WriteValueAsync("x");
            await writer.WriteValueAsync(true);
            await writer.WriteValueAsync((int?)null);
            await writer.WriteRawValueAsync("{}");
            await writer.WriteTokenAsync(JsonToken.Integer, 3);
            await writer.WriteEndArrayAsync();
            await writer.WriteEndObjectAsync();
        }

        Output.WriteLine(all);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        try
        {
            await JObject.LoadAsync(new JsonTextReader(new StringReader(Document)), cancelled.Token);
        }
        catch (OperationCanceledException exception)
        {
            Output.WriteLine(exception.GetType());
        }

        try
        {
            await JObject.LoadAsync(new JsonTextReader(new StringReader("{ wrong")));
        }
        catch (JsonReaderException exception)
        {
            Output.WriteLine(exception);
        }
    }

    void OtherFormats()
    {
        using var stream = new MemoryStream();
        using (var writer = new BsonWriter(stream) { CloseOutput = false })
        {
            JObject.Parse("""{ "a": [1, 2.5, "x", true, null, { "b": "2020-01-01T00:00:00Z" }], "d": 12345678901 }""").WriteTo(writer);
        }

        Output.WriteLine(Convert.ToHexString(stream.ToArray()));
        stream.Position = 0;
        using var reader = new BsonReader(stream);
        Output.WriteLine(JToken.ReadFrom(reader));
        Output.WriteLine(new BsonObjectId([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).Value.Length);
    }

    void Xml()
    {
        const string Xml = """<?xml version="1.0"?><!DOCTYPE r><r xmlns:x="urn:x" a="1"><x:e>text</x:e><e><![CDATA[data]]></e><e/><!--comment--><?pi target?></r>""";
        var document = new XmlDocument();
        document.LoadXml(Xml);
        var text = JsonConvert.SerializeXmlNode(document, Newtonsoft.Json.Formatting.Indented);
        Output.WriteLine(text);
        Output.WriteLine(JsonConvert.DeserializeXmlNode(text)!.OuterXml);
        var node = JsonConvert.SerializeXNode(XDocument.Parse(Xml), Newtonsoft.Json.Formatting.None, true);
        Output.WriteLine(node);
        Output.WriteLine(JsonConvert.DeserializeXNode(node, "root", true));
    }

    void Schemas()
    {
        var schema = JsonSchema.Parse("""{ "type": "object", "properties": { "name": { "type": "string", "maxLength": 3, "pattern": "^A" }, "tags": { "type": "array", "minItems": 9, "items": { "type": ["string", "null"] } }, "born": { "enum": ["a"] } }, "required": true, "additionalProperties": false }""");
        Output.WriteLine(JObject.Parse(Document).IsValid(schema, out IList<string> errors) + string.Join("\n", errors));
        Output.WriteLine(schema);
        Output.WriteLine(new JsonSchemaGenerator { UndefinedSchemaIdHandling = UndefinedSchemaIdHandling.UseTypeName }.Generate(typeof(Person)));
        using var validating = new JsonValidatingReader(new JsonTextReader(new StringReader(Document))) { Schema = schema };
        validating.ValidationEventHandler += (_, e) => Output.WriteLine($"{e.Path} {e.Message}");
        while (validating.Read())
        {
        }

        schema.WriteTo(new JsonTextWriter(Output) { CloseOutput = false });
        Output.WriteLine();
    }

    void Failures()
    {
        foreach (var wrong in new[] { "{", "[1,]x", "{ 'a' 1 }", "nope", "'unclosed", "{\"Born\": {}}", "{\"Friends\": 1}", "[1", "new Date(", "1e999999", "\\u12", "/*", "{\"Name\": [}" })
        {
            Show(() => JsonConvert.DeserializeObject<Person>(wrong)!.Name!);
            Show(() => JToken.Parse(wrong));
        }

        Show(() => JsonConvert.SerializeObject(new Throwing()));
        Show(() => JsonConvert.DeserializeObject<Required>("{}")!);
        Show(() => new JObject { { "a", 1 }, { "a", 2 } });
        Show(() => (int)new JValue("x"));
        Show(() => JObject.Parse("[]"));
        Show(() => new JTokenWriter().WriteEndThenToken());
    }

    class Person
    {
        [JsonProperty("Name", Order = 1)]
        public string? Name { get; set; }

        public DateTime? Born { get; set; }

        public List<Person> Friends { get; } = [];

        [JsonConverter(typeof(StringEnumConverter))]
        public DayOfWeek Day { get; set; }

        public Dictionary<string, int>? Numbers { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JToken> Rest { get; } = new Dictionary<string, JToken>();

        public bool ShouldSerializeDay() => Name != "y";

        [OnDeserialized]
        internal void Deserialized(StreamingContext context) => Numbers ??= [];
    }

    sealed class Student : Person
    {
        public int Grade { get; set; }
    }

    sealed record Immutable(int A, string B);

    sealed class Throwing
    {
        public int Value => throw new InvalidOperationException("getter");
    }

    sealed class Required
    {
        [JsonRequired]
        public string? Name { get; set; }
    }
}

static class JsonWorkExtensions
{
    internal static JsonReader Advanced(this JsonReader reader, int tokens)
    {
        for (var i = 0; i < tokens; i++)
            reader.Read();
        return reader;
    }

    internal static void Annotated(this JToken token, TextWriter output)
    {
        token.AddAnnotation("note");
        token.AddAnnotation(new Version(1, 2));
        output.WriteLine($"{token.Annotation<string>()} {token.Annotation(typeof(Version))} {token.Annotations<object>().Count()} {token.Annotations(typeof(string)).Count()}");
        token.RemoveAnnotations<string>();
        token.RemoveAnnotations(typeof(Version));
    }

    internal static string Properties(this IEnumerable<JProperty> properties, TextWriter output)
    {
        output.WriteLine(properties.Select(property => property.Value).OfType<JObject>().Properties().Count());
        return string.Join(",", properties.Children().Values().Select(value => value.Path)) + properties.AncestorsAndSelf().Count() + properties.DescendantsAndSelf().Count() + properties.Descendants().AsJEnumerable().Count();
    }

    internal static void WriteIndentSpace(this JsonTextWriter writer, TextWriter output)
    {
        writer.WriteWhitespace(" ");
        writer.WriteRaw("null");
        writer.Close();
        output.WriteLine(writer.WriteState);
    }

    internal static object WriteEndThenToken(this JTokenWriter writer)
    {
        writer.WriteEnd();
        return writer;
    }
}
