namespace AutomagikTelemetry.Client;

/// <summary>Reads one setting from the variables that may hold it, and says of each bad value what is used in its place.</summary>
sealed class VariableReader<T>
    where T : struct
{
    readonly EnvironmentSnapshot _environment;
    readonly List<(string Complaint, Func<T, string> Format)> _complaints = [];

    VariableReader(EnvironmentSnapshot environment) => _environment = environment;

    /// <summary>What <paramref name="choose"/> finds, else <paramref name="otherwise"/>.</summary>
    public static T Read(EnvironmentSnapshot environment, Func<VariableReader<T>, T?> choose, T otherwise)
    {
        var reader = new VariableReader<T>(environment);
        var value = choose(reader) ?? otherwise;
        foreach (var (complaint, format) in reader._complaints)
            environment.WarnOnce($"{complaint}; using {format(value)}.");
        return value;
    }

    /// <summary>Null where the variable is not set, and where it cannot be understood.</summary>
    public T? Of(string variable, Notation<T> notation)
    {
        if (_environment.Variable(variable) is not { } text)
            return null;

        var value = notation.Parse(text);
        if (value is null)
            _complaints.Add(($"{variable}='{text}' is not {notation.Expected}", notation.Format));
        return value;
    }
}
