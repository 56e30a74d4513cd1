using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>Digits in groups with single separators between, from where a group begins: at most 20 digits, as numbers of people have.</summary>
ref struct DigitGroups
{
    public const int Most = 20;

    readonly ReadOnlySpan<char> _text;

    public DigitGroups(ReadOnlySpan<char> text, int start, Span<byte> digits, Span<int> ends)
    {
        _text = text;
        Start = start;
        Digits = digits;
        Ends = ends;
        var i = start;
        while (i < text.Length && Count < Most)
        {
            if (char.IsDigit(text[i]))
            {
                digits[Count++] = (byte)Characters.DigitValue(text[i++]);
                if (!Characters.IsDigit(text, i) || Count == Most)
                {
                    ends[Groups] = i;
                    _lengths[Groups++] = (byte)Count;
                }
            }
            else if (Characters.IsGroupSeparator(text[i]) && Characters.IsDigit(text, i + 1))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        // The last group goes on: what is cut is no number.
        IsCut = Characters.IsDigit(text, i);
    }

    /// <summary>How many digits there are up to each group's end.</summary>
    Lengths _lengths;

    public int Start { get; }

    public Span<byte> Digits { get; }

    /// <summary>Where each group ends in the text.</summary>
    public Span<int> Ends { get; }

    public int Groups { get; private set; }

    public int Count { get; private set; }

    public bool IsCut { get; }

    /// <summary>Digits in the groups up to and with this one.</summary>
    public readonly int Upto(int group) => _lengths[group];

    public readonly int Length(int group) => group == 0 ? _lengths[0] : _lengths[group] - _lengths[group - 1];

    public readonly char Separator(int group) => _text[Ends[group]];

    [System.Runtime.CompilerServices.InlineArray(Most)]
    struct Lengths
    {
        byte _first;
    }
}
