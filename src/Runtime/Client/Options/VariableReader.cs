namespace AutomagikTelemetry.Client.Options;

/// <summary>Reads one setting from the variables that may hold it, and says of each bad value what is used in its place.</summary>
sealed class VariableReader
{
    readonly EnvironmentSnapshot _environment;
    List<Action<IComparable>>? _complaints;

    VariableReader(EnvironmentSnapshot environment) => _environment = environment;

    /// <summary>What <paramref name="choose"/> finds, else <paramref name="otherwise"/>; both of one type.</summary>
    public static IComparable Read(EnvironmentSnapshot environment, Func<VariableReader, IComparable?> choose, IComparable otherwise)
    {
        var reader = new VariableReader(environment);
        var value = choose(reader) ?? otherwise;
        reader._complaints?.ForEach(complain => complain(value));
        return value;
    }

    /// <summary>Null where the variable is not set, and where it cannot be understood.</summary>
    public IComparable? Of(string variable, Notation notation)
    {
        if (_environment.Variable(variable) is not { } text)
            return null;

        var value = notation.Parse(text);
        if (value is null)
            (_complaints ??= []).Add(used => _environment.WarnOnce($"{variable}='{text}' is not {notation.Expected()}; using {notation.Format(used)}."));
        return value;
    }
}
