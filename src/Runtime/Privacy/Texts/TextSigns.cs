namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>
/// What a text has and has not, found in one pass, so that only those scanners read it that could find something. Signs may say too much, never
/// too little: a character beyond ASCII counts as whatever it might stand for.
/// </summary>
readonly struct TextSigns
{
    const byte Slash = 1;
    const byte At = 2;
    const byte Percent = 4;
    const byte Assignment = 8;
    const byte Capital = 16;
    const byte Blank = 32;
    const byte InNumber = 64;
    const byte EndsWord = 128;
    const byte Anything = Slash | At | Percent | Assignment | Capital | Blank | InNumber;

    readonly byte _kinds;

    TextSigns(byte kinds, int digits, int longestNumber, int longestWord, int colons, bool hasDottedDigit, bool hasDoubleColon, bool hasDoubleHyphen)
    {
        _kinds = kinds;
        Digits = digits;
        LongestNumber = longestNumber;
        LongestWord = longestWord;
        Colons = colons;
        HasDottedDigit = hasDottedDigit;
        HasDoubleColon = hasDoubleColon;
        HasDoubleHyphen = hasDoubleHyphen;
    }

    /// <summary>Digits of any script.</summary>
    public int Digits { get; }

    /// <summary>The most digits with nothing between but what stands between groups of them.</summary>
    public int LongestNumber { get; }

    /// <summary>The most characters without a blank or a quote.</summary>
    public int LongestWord { get; }

    public int Colons { get; }

    /// <summary>Whether a dot follows a digit.</summary>
    public bool HasDottedDigit { get; }

    public bool HasDoubleColon { get; }

    public bool HasDoubleHyphen { get; }

    /// <summary>Of either direction.</summary>
    public bool HasSlash => (_kinds & Slash) != 0;

    public bool HasAt => (_kinds & At) != 0;

    public bool HasPercent => (_kinds & Percent) != 0;

    /// <summary>An equals sign, a colon or the end of an XML tag.</summary>
    public bool HasAssignment => (_kinds & Assignment) != 0;

    public bool HasCapital => (_kinds & Capital) != 0;

    public bool HasBlank => (_kinds & Blank) != 0;

    public static TextSigns Of(string text)
    {
        byte kinds = 0;
        var (digits, number, longestNumber, word, longestWord, colons) = (0, 0, 0, 0, 0, 0);
        var (hasDottedDigit, hasDoubleColon, hasDoubleHyphen) = (false, false, false);
        var former = '\0';
        foreach (var c in text)
        {
            var kind = c < 128 ? Kinds[c] : Anything;
            kinds |= kind;
            word = (kind & EndsWord) != 0 ? 0 : word + 1;
            if (word > longestWord)
                longestWord = word;
            if (c < 128 ? char.IsAsciiDigit(c) : char.IsDigit(c))
            {
                digits++;
                if (++number > longestNumber)
                    longestNumber = number;
            }
            else if ((kind & InNumber) == 0)
            {
                number = 0;
                if (c == ':')
                {
                    colons++;
                    hasDoubleColon |= former == ':';
                }
            }
            else if (c == '.')
            {
                hasDottedDigit |= char.IsAsciiDigit(former);
            }
            else if (c == '-')
            {
                hasDoubleHyphen |= former == '-';
            }

            former = c;
        }

        return new(kinds, digits, longestNumber, longestWord, colons, hasDottedDigit, hasDoubleColon, hasDoubleHyphen);
    }

    /// <summary>By the character; data of the assembly, which nothing makes at the start.</summary>
    static ReadOnlySpan<byte> Kinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, EndsWord, EndsWord, EndsWord, EndsWord, EndsWord, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        Blank | InNumber | EndsWord, 0, EndsWord, 0, 0, Percent, 0, EndsWord, InNumber, InNumber, 0, InNumber, 0, InNumber, InNumber, InNumber | Slash,
        InNumber, InNumber, InNumber, InNumber, InNumber, InNumber, InNumber, InNumber, InNumber, InNumber, Assignment, 0, EndsWord, Assignment, Assignment | EndsWord, 0,
        At, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital,
        Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, Capital, 0, Slash, 0, 0, 0,
        EndsWord, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
