using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>Generic methods by the kind of their constraints.</summary>
public static class ConstraintCases
{
    public static string References() =>
        $"{Constraints.Class("a")} {Observed.Text(Constraints.Class<object>(null))} {Constraints.BaseClass(new FormatException("b"))} {Constraints.Delegate(() => 1)}";

    public static string Values() =>
        $"{Constraints.Struct<int>(3)} {Constraints.Struct<DateTime>(null).Ticks} {Constraints.Unmanaged(1.5m)} {Constraints.Unmanaged((byte)1)} {Constraints.Enumeration(DayOfWeek.Monday, StringComparison.Ordinal)}";

    public static string Either() =>
        $"{Constraints.NotNull(5)} {Constraints.NotNull(true)} {Constraints.New<List<int>>().Count} {Constraints.New<long>()} {Constraints.Interface(1, 2)} {Constraints.Interface("b", "a")}";

    public static string ParametersOfParameters() =>
        $"{Constraints.Self(new Node(1, new Node(2, null)))} {Constraints.OtherParameter<string, object>("a")} {Constraints.OtherParameter<int, int>(2)} {Constraints.OtherParameter<int, IComparable>(3)}";

    public static async Task<string> Async() =>
        $"{await Constraints.Async(new Dictionary<string, object> { ["k"] = 7 }, "k")} {(await Constraints.Async(new Dictionary<int, List<int>>(), 1)).Count}";

    public static string RefStructs() =>
        $"{Constraints.RefStruct<Span<int>>(new int[] { 1, 2 }).Length} {Constraints.RefStruct(4)} {Constraints.RefStruct("a")}";

    public static string StaticAbstractMembers() =>
        $"{Constraints.StaticAbstract<Square>(4)} {Square.Describe(new Square(2))}";
}
