using System.Globalization;
using System.Text;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Writes indented JSON. netstandard2.0 has no plain writer, and a weaver does best as a single dll.</summary>
/// <remarks>It goes to the stream as it is made: that of a large assembly has millions of characters.</remarks>
sealed class JsonText
{
    const int BufferSize = 1 << 15;

    static readonly char[] Escapes = [.. Enumerable.Range(0, ' ').Select(character => (char)character), '"', '\\'];

    readonly TextWriter _text;
    readonly List<string> _breaks = [];
    readonly Dictionary<string, string> _names = [];
    int _depth;
    bool _isFirst = true;
    bool _isInLine;

    JsonText(TextWriter text) => _text = text;

    /// <summary>Writes one object and a line's end.</summary>
    internal static void Write(Stream stream, Action<JsonText> members)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize, leaveOpen: true);
        var json = new JsonText(text);
        json.Object(() => members(json));
        text.Write('\n');
    }

    internal void Object(Action members) => Nested('{', members, '}');

    internal void Property(string name, string? value)
    {
        Name(name);
        if (value is null)
            _text.Write("null");
        else
            Quoted(value);
    }

    internal void Property(string name, int value)
    {
        Name(name);
        _text.Write(value.ToString(CultureInfo.InvariantCulture));
    }

    internal void Property(string name, double value)
    {
        Name(name);
        _text.Write(value.ToString("R", CultureInfo.InvariantCulture));
    }

    internal void Array<T>(string name, IReadOnlyList<T> items, Action<T> members)
    {
        Name(name);
        Nested('[', () =>
        {
            foreach (var item in items)
            {
                Separate();
                Object(() => members(item));
            }
        }, ']');
    }

    /// <summary>An array whose objects have a line each.</summary>
    internal void Lines<T>(string name, IReadOnlyList<T> items, Action<T> members) =>
        Array(name, items, item =>
        {
            _isInLine = true;
            members(item);
        });

    void Name(string name)
    {
        Separate();
        if (!_names.TryGetValue(name, out var quoted))
            _names.Add(name, quoted = $"\"{name}\": ");
        _text.Write(quoted);
    }

    void Separate()
    {
        Break(_isFirst ? "" : ",");
        _isFirst = false;
    }

    void Nested(char open, Action content, char close)
    {
        _text.Write(open);
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst)
            Break("");
        _isFirst = false;
        _isInLine = false;
        _text.Write(close);
    }

    void Break(string before)
    {
        if (_isInLine)
        {
            _text.Write(before.Length == 0 ? " " : ", ");
            return;
        }

        while (_breaks.Count <= _depth)
            _breaks.Add('\n' + new string(' ', 2 * _breaks.Count));
        _text.Write(before);
        _text.Write(_breaks[_depth]);
    }

    void Quoted(string value)
    {
        _text.Write('"');
        if (value.IndexOfAny(Escapes) >= 0)
            Escaped(value);
        else
            _text.Write(value);
        _text.Write('"');
    }

    void Escaped(string value)
    {
        foreach (var character in value)
        {
            if (character < ' ')
                _text.Write("\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Write(character is '"' or '\\' ? "\\" + character : character.ToString());
        }
    }

}
