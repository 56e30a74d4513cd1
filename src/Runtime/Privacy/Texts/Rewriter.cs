using System.Text;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Makes a copy of a text in which some parts are replaced; without any it is the text itself. Parts come in order.</summary>
ref struct Rewriter(string text)
{
    StringBuilder? _builder;
    int _copied;

    /// <summary>Where the text begins that has not been replaced yet.</summary>
    public readonly int Copied => _copied;

    /// <summary>A part that begins within the former one loses what both share.</summary>
    public void Replace(int start, int end, string marker)
    {
        start = Math.Max(start, _copied);
        if (end <= start)
            return;

        _builder ??= new StringBuilder(text.Length + 16);
        _builder.Append(text, _copied, start - _copied).Append(marker);
        _copied = end;
    }

    public readonly string Finish() => _builder is null ? text : _builder.Append(text, _copied, text.Length - _copied).ToString();
}
