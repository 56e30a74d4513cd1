using System.Text;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Source text, a statement a line: a line is what a stack frame tells.</summary>
sealed class SourceWriter
{
    readonly StringBuilder _text = new();
    int _depth;

    internal void Line(string text) => _text.Append(' ', _depth * 4).AppendLine(text);

    internal void Block(string head, Action body)
    {
        if (head.Length > 0)
            Line(head);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}
