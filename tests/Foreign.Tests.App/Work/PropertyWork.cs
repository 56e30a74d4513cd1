using FsCheck;
using FsCheck.Experimental;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using GenFunctions = FsCheck.FSharp.Gen;
using PropertyFunctions = FsCheck.FSharp.Prop;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>Properties that hold and properties that fail and shrink, with a fixed seed, over generators of every kind. The library is written in F#.</summary>
sealed class PropertyWork(TextWriter output) : ForeignWork(output)
{
    internal override void Run()
    {
        Step(Properties);
        Step(Generators);
        Step(Arbitraries);
        Step(Functions);
        Step(Models);
    }

    Config Configuration(int tests = 100) => Config.Quick.WithReplay(12345, 67891).WithMaxTest(tests).WithRunner(new Runner(Output)).WithEvery(FSharpFunc<int, FSharpFunc<FSharpList<object>, string>>.FromConverter(_ => FSharpFunc<FSharpList<object>, string>.FromConverter(_ => ""))).WithStartSize(1).WithEndSize(50).WithMaxRejected(1000).WithQuietOnSuccess(false);

    void Check(Property property) => Step(() => Check_(property));

    void Check_(Property property) => FsCheck.Check.One(Configuration(), property);

    void Properties()
    {
        Check(Prop.ForAll<int[]>(xs => xs.Reverse().Reverse().SequenceEqual(xs)));
        Check(Prop.ForAll<int[]>(xs => xs.Length < 10));
        Check(Prop.ForAll<int, int>((a, b) => a + b == b + a));
        Check(Prop.ForAll<string, double, bool>((text, number, flag) => (text is null || text.Length < 5 || double.IsNaN(number)).ToProperty().Collect(flag).Classify(number > 0, "positive").Trivial(text is null).Label("short")));
        Check(Prop.ForAll<int>(n => Prop.When(n > 0, () => n * 2 > n).And(n != 42).Or(n < 0)));
        Check(Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), n => n < 500));
        Check(Prop.ForAll<DateTime, Guid, TimeSpan>((a, b, c) => a.Add(TimeSpan.Zero) == a && b == new Guid(b.ToByteArray()) && c - c == TimeSpan.Zero));
        Check(Prop.ForAll<Dictionary<int, string>>(map => map.Count >= 0));
        Check(Prop.ForAll<Person>(person => person.Age < 100 || person.Name != "x"));
        Check(Prop.ForAll<int>(n => { if (n > 20) throw new InvalidOperationException("too large"); }));
        Check(Prop.ForAll<Func<int, int>, int>((f, n) => f(n) == f(n)));
        Check(Prop.ForAll<int>(async n => { await Task.Yield(); return n < 1000; }));
        Check(true.ToProperty().And(Prop.ToProperty(() => true)).Or(false.ToProperty()));
        Show(() => { FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int>(n => true)); return "quick"; });
        Show(() => { FsCheck.Check.One(Configuration(10), Prop.ForAll<byte[], char, decimal>((a, b, c) => a.Length < 100)); return "one"; });
        Show(() => { FsCheck.Check.All(Configuration(5), typeof(Held)); return "all"; });
    }

    void Generators()
    {
        Sample(Gen.Choose(1, 6));
        Sample(Gen.Elements("a", "b", "c"));
        Sample(Gen.Elements(new[] { 1, 2 }.AsEnumerable()));
        Sample(Gen.OneOf(Gen.Constant(1), Gen.Choose(5, 9)));
        Sample(Gen.Frequency((1, Gen.Constant("rare")), (9, Gen.Constant("often"))));
        Sample(Gen.Choose(1, 9).ListOf());
        Sample(Gen.Choose(1, 9).ListOf(3));
        Sample(Gen.Choose(1, 9).NonEmptyListOf());
        Sample(Gen.Choose(1, 9).ArrayOf());
        Sample(Gen.Choose(1, 9).ArrayOf(4));
        Sample(Gen.Choose(1, 9).Array2DOf(2, 2).Select(array => array.Length));
        Sample(Gen.Choose(1, 9).Two());
        Sample(Gen.Choose(1, 9).Three());
        Sample(Gen.Choose(1, 9).Four());
        Sample(Gen.Choose(1, 9).Where(n => n % 2 == 0));
        Sample(from a in Gen.Choose(1, 9) from b in Gen.Choose(a, 10) where b > a select (a, b));
        Sample(Gen.Sized(size => Gen.Choose(0, size)).Resize(5));
        Sample(Gen.Choose(1, 9).Zip(Gen.Elements("x", "y")));
        Sample(Gen.Choose(1, 9).Zip(Gen.Elements("x", "y"), (n, s) => s + n));
        Sample(Gen.Choose(1, 9).Or(Gen.Constant(100)));
        Sample(Gen.Shuffle(new[] { 1, 2, 3, 4 }));
        Sample(Gen.SubListOf(1, 2, 3, 4));
        Sample(Gen.SubListOf(new[] { 1, 2, 3 }.AsEnumerable()));
        Sample(Gen.CollectToSequence(new[] { 1, 2 }, n => Gen.Choose(n, 9)));
        Sample(Gen.GrowingElements(new[] { 1, 2, 3 }));
        Sample(Gen.Piles(3, 10));
        Sample(Gen.Fresh(() => 7));
        Sample(Gen.Choose(1, 9).Unfold());
        Sample(Gen.Choose(1, 9).SelectMany(n => Gen.Constant(n * 2)).ScaleSize());
    }

    void Sample<T>(Gen<T> generator) => Show(() => string.Join(" ", generator.Sample(10, new Rnd(1, 3), 5).Select(Text)));

    static string Text<T>(T value) => value is System.Collections.IEnumerable and not string ? "[" + string.Join(",", ((System.Collections.IEnumerable)value).Cast<object?>()) + "]" : value?.ToString() ?? "null";

    void Arbitraries()
    {
        var map = ArbMap.Default.MergeArb(Arb.From(Gen.Constant(new Person("merged", 1)))).Merge(typeof(Arbs));
        Sample(map.GeneratorFor<Person>());
        Sample(map.GeneratorFor<Version>());
        Show(() => string.Join(" ", map.ArbFor<int>().Shrinker(100)));
        Show(() => string.Join(" ", ArbMap.Default.ArbFor<string>().Shrinker("abc").Take(5)));
        Show(() => string.Join(" ", ArbMap.Default.ArbFor<int>().Filter(n => n > 3).Shrinker(9)) + string.Join(" ", ArbMap.Default.ArbFor<int>().MapFilter(n => n + 1, n => n > 1).Shrinker(9)));
        Show(() => string.Join(" ", ArbMap.Default.ArbFor<int>().Convert(n => n.ToString(), int.Parse).Shrinker("40")));
        foreach (var type in new[] { typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(char), typeof(string), typeof(object), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DayOfWeek), typeof(int?), typeof(int[]), typeof(int[,]), typeof(List<int>), typeof(Dictionary<int, int>), typeof(KeyValuePair<int, int>), typeof(FSharpList<int>), typeof(FSharpOption<int>), typeof(FSharpSet<int>), typeof(FSharpMap<int, int>), typeof(Tuple<int, string>), typeof((int, string)), typeof(FSharpResult<int, string>), typeof(PositiveInt), typeof(NonNegativeInt), typeof(NegativeInt), typeof(NonZeroInt), typeof(NonEmptyString), typeof(NonWhiteSpaceString), typeof(NonNull<string>), typeof(NonEmptyArray<int>), typeof(NonEmptySet<int>), typeof(FixedLengthArray<int>), typeof(Interval), typeof(IntWithMinMax), typeof(NormalFloat), typeof(XmlEncodedString), typeof(UnicodeString), typeof(DoNotSize<int>), typeof(Nullable<double>), typeof(System.Numerics.BigInteger), typeof(System.Net.IPAddress), typeof(System.Net.Mail.MailAddress), typeof(System.Globalization.CultureInfo), typeof(IList<int>), typeof(ISet<int>), typeof(IEnumerable<int>), typeof(Func<int, int>), typeof(Action<int>), typeof(System.Collections.Immutable.ImmutableArray<int>), typeof(System.Collections.Immutable.ImmutableDictionary<int, int>), typeof(Person) })
            Show(() => typeof(PropertyWork).GetMethod(nameof(OfType), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null));
    }

    static string OfType<T>()
    {
        var arbitrary = ArbMap.Default.ArbFor<T>();
        var values = arbitrary.Generator.Sample(20, new Rnd(1, 3), 5).ToList();
        return $"{typeof(T)} {string.Join(" ", values.Select(value => value is Delegate or null ? "-" : value.ToString()!.Length.ToString()))} {values.Sum(value => value is null ? 0 : arbitrary.Shrinker(value).Take(50).Count())}";
    }

    void Functions()
    {
        var numbers = GenFunctions.Choose(1, 9);
        Sample(GenFunctions.Map(FSharpFunc<int, int>.FromConverter(n => n + 1), numbers));
        Sample(GenFunctions.Where(FSharpFunc<int, bool>.FromConverter(n => n > 4), numbers));
        Sample(GenFunctions.ListOf(numbers));
        Sample(GenFunctions.NonEmptyListOf<int>(numbers));
        Sample(GenFunctions.ArrayOf(numbers));
        Sample(GenFunctions.Two(numbers));
        Sample(GenFunctions.Three(numbers));
        Sample(GenFunctions.Four(numbers));
        Sample(GenFunctions.Elements([1, 2, 3]));
        Sample(GenFunctions.OneOf([numbers, GenFunctions.Constant(3)]));
        Sample(GenFunctions.Frequency([Tuple.Create(1, numbers), Tuple.Create(2, numbers)]));
        Sample(GenFunctions.Shuffle([1, 2, 3]));
        Sample(GenFunctions.SubListOf([1, 2, 3]));
        Sample(GenFunctions.Sized(FSharpFunc<int, Gen<int>>.FromConverter(size => GenFunctions.Choose(0, size))));
        Sample(GenFunctions.Resize(3, numbers));
        Sample(GenFunctions.Zip(numbers, numbers));
        Check(PropertyFunctions.ForAll(ArbMap.Default.ArbFor<int>(), FSharpFunc<int, bool>.FromConverter(n => n < 30)));
    }

    void Models() => Check(new Stack().ToProperty());

    public sealed record Person(string Name, int Age);

    public static class Arbs
    {
        public static Arbitrary<Version> Versions() => Gen.Choose(0, 9).Two().Select(two => new Version(two.Item1, two.Item2)).ToArbitrary();
    }

    public static class Held
    {
        public static bool Addition(int a, int b) => a + b == b + a;

        public static bool Short(string text) => text is null || text.Length < 20;
    }

    sealed class Counter
    {
        internal int Count { get; set; }
    }

    sealed class Stack : Machine<Counter, int>
    {
        public override Arbitrary<Setup<Counter, int>> Setup => Gen.Constant<Setup<Counter, int>>(new Zero()).ToArbitrary();

        public override Gen<Operation<Counter, int>> Next(int model) => Gen.Elements<Operation<Counter, int>>(new Increment(), new Decrement());
    }

    sealed class Zero : Setup<Counter, int>
    {
        public override Counter Actual() => new();

        public override int Model() => 0;
    }

    sealed class Increment : Operation<Counter, int>
    {
        public override Property Check(Counter actual, int model) => (++actual.Count == model && model < 4).ToProperty();

        public override int Run(int model) => model + 1;
    }

    sealed class Decrement : Operation<Counter, int>
    {
        public override bool Pre(int model) => model > 0;

        public override Property Check(Counter actual, int model) => (--actual.Count == model).ToProperty();

        public override int Run(int model) => model - 1;
    }

    sealed class Runner(TextWriter output) : IRunner
    {
        public void OnStartFixture(Type type) => output.WriteLine(type.Name);

        public void OnArguments(int test, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> every) => output.Write('s');

        public void OnFinished(string name, TestResult result) => output.WriteLine($"{name} {result switch
        {
            TestResult.Passed passed => $"passed {passed.Item1.NumberOfTests} {passed.Item1.Labels.Count} {string.Join(",", passed.Item1.Stamps.Select(stamp => stamp.Item1))}",
            TestResult.Failed failed => $"failed {failed.Item1.NumberOfTests} shrunk {failed.Item1.NumberOfShrinks} {string.Join(",", failed.Item3.Select(argument => argument?.ToString()))} {failed.Item4.GetType().Name}",
            TestResult.Exhausted exhausted => $"exhausted {exhausted.Item.NumberOfTests}",
            _ => result.GetType().Name,
        }}");
    }
}

static class PropertyWorkExtensions
{
    internal static Gen<string> Unfold(this Gen<int> generator) => generator.Select(n => new string('x', n));

    internal static Gen<T> ScaleSize<T>(this Gen<T> generator) => Gen.ScaleSize(generator, size => size / 2);
}
