using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutomagikTelemetry.Privacy.Keys;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Text that is JSON as a whole (RFC 8259): parsed, judged name by name, and written anew only where something was cut out.</summary>
static class JsonScrubber
{
    public static bool IsLikely(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length > 1 && ((trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '[' && trimmed[^1] == ']') || (trimmed[0] is '{' or '[' && trimmed.Contains('"')));
    }

    /// <summary>Null where it is no JSON, or deeper than anybody writes.</summary>
    public static string? Scrub(string text, KeyVerdict verdict)
    {
        if (!CanBegin(text.AsSpan().TrimStart()))
            return null;

        try
        {
            using var document = JsonDocument.Parse(text);
            using var stream = new MemoryStream();
            var changed = false;
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
                Write(writer, document.RootElement, "", verdict, ref changed);
            return changed ? Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) : text;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // InvalidOperationException: an escape is half of a surrogate pair; ArgumentException: the text has one itself.
            return null;
        }
    }

    /// <summary>Lines of logs begin with a level, a time or a number in brackets; the parser would throw, which is slow and stops debuggers.</summary>
    static bool CanBegin(ReadOnlySpan<char> text)
    {
        var first = text[1..].TrimStart();
        if (first.Length == 0 || first[0] == '"')
            return first.Length > 0;
        if (text[0] == '{')
            return first[0] == '}';
        if (first[0] is ']' or '{' or '[')
            return true;
        if (first.StartsWith("true") || first.StartsWith("false") || first.StartsWith("null"))
            return true;
        var end = 0;
        while (end < first.Length && (char.IsAsciiDigit(first[end]) || first[end] is '-' or '+' or '.' or 'e' or 'E'))
            end++;
        return end > 0 && end < first.Length && (first[end] is ',' or ']' || char.IsWhiteSpace(first[end])) && !(end > 4 && first[4] == '-');
    }

    static void Write(Utf8JsonWriter writer, JsonElement element, string name, KeyVerdict verdict, ref bool changed)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when IsClosed(verdict):
            case JsonValueKind.Array when IsClosed(verdict):
                changed = true;
                writer.WriteStringValue(MarkerOf(verdict));
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var named = Named(element);
                foreach (var property in element.EnumerateObject())
                    WriteProperty(writer, property, name, named, ref changed);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item, name, verdict, ref changed);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                WriteString(writer, element.GetString()!, verdict, ref changed);
                break;
            case JsonValueKind.Number when IsPersonal(element, verdict):
                changed = true;
                writer.WriteStringValue(MarkerOf(verdict));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    static void WriteProperty(Utf8JsonWriter writer, JsonProperty property, string parent, KeyVerdict named, ref bool changed)
    {
        var key = TextScrubber.ScrubPlain(property.Name, KeyVerdict.Harmless);
        changed |= key != property.Name;
        writer.WritePropertyName(key);
        // With the parent's name, since error.message is no message.
        var verdict = KeyNames.Judge(property.Name);
        if (verdict == KeyVerdict.Content || verdict == KeyVerdict.Harmless || verdict == KeyVerdict.SecretIfRandom)
            verdict = KeyNames.Judge(parent.Length == 0 ? property.Name : parent + "." + property.Name);
        if (named != KeyVerdict.Harmless && property.NameEquals("value"))
            verdict = named;
        Write(writer, property.Value, property.Name, verdict, ref changed);
    }

    /// <summary>Of {"name": "password", "value": "x"}.</summary>
    static KeyVerdict Named(JsonElement element)
        => (element.TryGetProperty("name", out var name) || element.TryGetProperty("key", out name)) && name.ValueKind == JsonValueKind.String ? KeyNames.Judge(name.GetString()!) : KeyVerdict.Harmless;

    static void WriteString(Utf8JsonWriter writer, string text, KeyVerdict verdict, ref bool changed)
    {
        var clean = KeyedValues.OfText(text, verdict, int.MaxValue / 2) ?? MarkerOf(verdict);
        changed |= clean != text;
        writer.WriteStringValue(clean);
    }

    /// <summary>Its parts go with it.</summary>
    public static bool IsClosed(KeyVerdict verdict) => verdict.IsSecret || verdict == KeyVerdict.Content || verdict == KeyVerdict.Person;

    static bool IsPersonal(JsonElement element, KeyVerdict verdict)
        => element.TryGetInt64(out var number) ? !KeyedValues.IsOpen(number, verdict) : verdict.IsSecret || verdict == KeyVerdict.Identity;

    static string MarkerOf(KeyVerdict verdict)
        => verdict == KeyVerdict.Content ? Markers.Content
            : verdict == KeyVerdict.Identity ? Markers.Identity
            : verdict == KeyVerdict.Person ? Markers.Person
            : verdict == KeyVerdict.PersonalNumber ? Markers.Number
            : verdict == KeyVerdict.Harmless ? Markers.Card : Markers.Secret;
}
