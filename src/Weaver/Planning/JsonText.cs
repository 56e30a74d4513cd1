using System.Globalization;
using System.Text;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Writes indented JSON. netstandard2.0 has no plain writer, and a weaver does best as a single dll.</summary>
sealed class JsonText
{
    readonly StringBuilder _text = new();
    int _depth;
    bool _isFirst = true;
    bool _isInLine;

    public override string ToString() => _text.ToString() + "\n";

    internal void Object(Action members) => Nested('{', members, '}');

    internal void Property(string name, string? value)
    {
        Name(name);
        if (value is null)
            _text.Append("null");
        else
            Quoted(value);
    }

    internal void Property(string name, int value)
    {
        Name(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    internal void Property(string name, double value)
    {
        Name(name);
        _text.Append(value.ToString("R", CultureInfo.InvariantCulture));
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
        Quoted(name);
        _text.Append(": ");
    }

    void Separate()
    {
        _text.Append(_isFirst ? "" : ",");
        Break();
        _isFirst = false;
    }

    void Nested(char open, Action content, char close)
    {
        _text.Append(open);
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst)
            Break();
        _isFirst = false;
        _isInLine = false;
        _text.Append(close);
    }

    void Break()
    {
        if (_isInLine)
            _text.Append(' ');
        else
            _text.Append('\n').Append(' ', 2 * _depth);
    }

    void Quoted(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
                _text.Append('\\').Append(character);
            else if (character < ' ')
                _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(character);
        }

        _text.Append('"');
    }
}
