using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Compliance.Classification;

namespace AutomagikTelemetry.Corpus.Invalid;

// The comment on a member names the code that it must give, on the line of its first statement.
public abstract partial class Invalid
{
    /// AMT002
    [TrackCommand]
    ~Invalid() =>
        GC.KeepAlive(null);

    /// AMT003
    [TrackCommand]
    public abstract void Abstract();

    /// AMT003
    [TrackCommand]
    [DllImport("nothing")]
    public static extern void Extern();

    /// AMT004
    [TrackCommand]
    public async void AsyncVoid() =>
        await Task.Yield();

    /// AMT008
    [TrackCommand]
    [UnmanagedCallersOnly]
    public static void CalledByNativeCode() =>
        GC.KeepAlive(null);

    /// AMT008
    [TrackCommand]
    [ModuleInitializer]
    public static void CalledByTheRuntime() =>
        GC.KeepAlive(null);

    /// AMT010
    [TrackCommand, TrackWorkflow]
    public void TwoKinds() =>
        GC.KeepAlive(this);

    /// AMT011
    [TrackCommand]
    public void TagOfAnObject([Tag] List<int> list) =>
        GC.KeepAlive(list);

    /// AMT011
    [TrackCommand]
    public void TagOfAnOutParameter([Tag] out int number) =>
        number = 1;

    /// AMT012
    public void TagWithoutTracking([Tag] int number) =>
        GC.KeepAlive(number);

    /// AMT013
    [TrackCommand]
    public void TagTwice([Tag("a")] int number, [Tag("a")] int other) =>
        GC.KeepAlive(number + other);
}

public static class NoShares
{
    /// AMT020
    [TrackCommand(SampleRatio = 1.1)]
    public static void MoreThanAll() =>
        GC.KeepAlive(null);

    /// AMT020
    [TrackCommand(SampleRatio = double.NaN)]
    public static void NotANumber() =>
        GC.KeepAlive(null);
}

public interface IInvalid
{
    /// AMT003
    [TrackCommand]
    public void OfAnInterface();
}

/// AMT014
[TrackEndpoint("shared")]
public class SharedName
{
    public void First() =>
        GC.KeepAlive(this);

    public void Second() =>
        GC.KeepAlive(this);
}

/// AMT016
[DurationMetric("weeks", "week")]
public sealed class TrackInWeeksAttribute() : TrackAttribute(null);

public class Weeks
{
    [TrackInWeeks]
    public void Work() =>
        GC.KeepAlive(this);
}

[TrackEndpoint(SampleRatio = -1)]
public class NoShareOfAType
{
    /// AMT020
    public void First() =>
        GC.KeepAlive(this);

    public void Second() =>
        GC.KeepAlive(this);
}

public class Order
{
    public List<string> Items { get; } = [];

    public string WriteOnly
    {
        set => GC.KeepAlive(value);
    }

    string Secret => "";

    /// AMT021
    [TrackCommand, TagFrom("count", "itmes.Count")]
    public void NoSuchParameter(List<string> items) =>
        GC.KeepAlive(items);

    /// AMT021
    [TrackCommand, TagFrom("count", "order.Itmes.Count")]
    public static void NoSuchMember(Order order) =>
        GC.KeepAlive(order);

    /// AMT021
    [TrackCommand, TagFrom("text", "order.WriteOnly")]
    public static void WithoutAGetter(Order order) =>
        GC.KeepAlive(order);

    /// AMT021
    [TrackCommand, TagFrom("count", "this.Items.Count")]
    public static void WithoutAThis() =>
        GC.KeepAlive(null);

    /// AMT021
    [TrackCommand, TagFrom("count", "return.Count")]
    public void WithoutAResult() =>
        GC.KeepAlive(this);

    /// AMT021
    [TrackCommand, TagFrom("count", "return.Count")]
    public async Task WithoutAnAwaitedResult() =>
        await Task.Yield();

    /// AMT021
    [TrackCommand, TagFrom("number", "number")]
    public void FromAnOutParameter(out int number) =>
        number = 1;

    /// AMT021
    [TrackCommand, TagFrom("code", "exception.Code")]
    public void OfAnyException() =>
        GC.KeepAlive(this);

    /// AMT021
    [TrackCommand, TagFrom("code", "exception.Items", ExceptionType = typeof(Order))]
    public void OfNoException() =>
        GC.KeepAlive(this);

    /// AMT021
    [TrackCommand, TagFrom("count", "this.Items.Count", ExceptionType = typeof(InvalidOperationException))]
    public void ExceptionTypeWithoutException() =>
        GC.KeepAlive(this);

    /// AMT022
    [TrackCommand, TagFrom("items", "this.Items")]
    public void EndsAtAnObject() =>
        GC.KeepAlive(this);

    /// AMT022
    [TrackCommand, TagFrom("items", "items")]
    public void EndsAtAnArrayOfObjects(object[] items) =>
        GC.KeepAlive(items);

    /// AMT023
    [TrackCommand, TagFrom("text", "exception.Message")]
    public IEnumerable<int> OfAnIterator()
    {
        yield return 1;
    }

    /// AMT013
    [TrackCommand, TagFrom("count", "this.Items.Count"), TagConstant("count", 1)]
    public void TwoValuesOfOneName() =>
        GC.KeepAlive(this);

    /// AMT024
    [TagFrom("count", "this.Items.Count")]
    public void ValueWithoutTracking() =>
        GC.KeepAlive(this);
}

public static class Outside
{
    /// AMT021
    [TrackCommand, TagFrom("secret", "order.Secret")]
    public static void OfAnothersPrivate(Order order) =>
        GC.KeepAlive(order);
}

public static class TaskLikes
{
    /// AMT023
    [TrackCommand, TagFrom("value", "return")]
    public static async Promise OfATaskLike() =>
        await Task.Yield();
}

[AsyncMethodBuilder(typeof(PromiseBuilder))]
public readonly struct Promise;

public struct PromiseBuilder
{
    public readonly Promise Task => default;

    public static PromiseBuilder Create() => default;

    public readonly void SetResult() => GC.KeepAlive(null);

    public readonly void SetException(Exception exception) => GC.KeepAlive(exception);

    public readonly void SetStateMachine(IAsyncStateMachine machine) => GC.KeepAlive(machine);

    public readonly void Start<T>(ref T machine)
        where T : IAsyncStateMachine => machine.MoveNext();

    public readonly void AwaitOnCompleted<TAwaiter, T>(ref TAwaiter awaiter, ref T machine)
        where TAwaiter : INotifyCompletion
        where T : IAsyncStateMachine => awaiter.OnCompleted(machine.MoveNext);

    public readonly void AwaitUnsafeOnCompleted<TAwaiter, T>(ref TAwaiter awaiter, ref T machine)
        where TAwaiter : ICriticalNotifyCompletion
        where T : IAsyncStateMachine => awaiter.UnsafeOnCompleted(machine.MoveNext);
}

public class Measured
{
    public List<string> Items { get; } = [];

    /// AMT025
    [TrackCommand, Gauge("first", "text")]
    public void NotANumber(string text) =>
        GC.KeepAlive(text);

    /// AMT026
    [TrackCommand, Counter("sent", Tags = "chanel"), TagConstant("channel", "sms")]
    public void NoSuchTag() =>
        GC.KeepAlive(this);

    /// AMT035
    [TrackCommand, Counter("messages sent")]
    public void NotAName() =>
        GC.KeepAlive(this);

    /// AMT035
    [TrackCommand, Gauge("", "this.Items.Count")]
    public void WithoutAName() =>
        GC.KeepAlive(this);

    /// AMT021
    [TrackCommand, Histogram("size", "this.Items.Conut")]
    public void MeasuresNothing() =>
        GC.KeepAlive(this);

    /// AMT024
    [Counter("sent")]
    public void MetricWithoutTracking() =>
        GC.KeepAlive(this);
}

public static class Named
{
    /// AMT035
    [TrackCommand(" ")]
    public static void Operation() =>
        GC.KeepAlive(null);

    /// AMT035
    [TrackCommand]
    public static void Parameter([Tag("")] string text) =>
        GC.KeepAlive(text);

    /// AMT035
    [TrackCommand, TagFrom("", "text.Length")]
    public static void Path(string text) =>
        GC.KeepAlive(text);

    /// AMT035
    [TrackCommand, TagConstant("", "sms")]
    public static void Constant() =>
        GC.KeepAlive(null);

    /// AMT035
    [TrackCommand, EmitEvent("")]
    public static void Event() =>
        GC.KeepAlive(null);

    /// AMT034
    [TrackCommand, EmitEvent("message.sent", "chanel")]
    public static void KeyOfAnEvent([Tag] string channel) =>
        GC.KeepAlive(channel);

    /// AMT034
    [TrackCommand, EmitEvent("message.sent", "text")]
    public static void KeyOfAValueThatIsNotSent([Tag(Privacy = TagPrivacy.Presence)] string text) =>
        GC.KeepAlive(text);

    /// AMT034
    [TrackCommand, EmitEvent("message.sent", "success")]
    public static void KeyOfTheKind() =>
        GC.KeepAlive(null);

    [TrackCommand, EmitEvent("message.sent", "channel", "command", "cli", "code.function.name"), EmitEvent("message.tried", "*")]
    public static void AsTheyMayBe([Tag] string channel) =>
        GC.KeepAlive(channel);
}

[TrackUnnamed]
public static class Unnamed
{
    public static void Nothing() =>
        GC.KeepAlive(null);
}

/// AMT035
[SuccessEvent("", "operation")]
public sealed class TrackUnnamedAttribute() : TrackAttribute(null);

[TrackMisnamed]
public static class Misnamed
{
    public static void Nothing() =>
        GC.KeepAlive(null);
}

/// AMT035
[DurationMetric("1st.duration", "ms")]
public sealed class TrackMisnamedAttribute() : TrackAttribute(null);

[TrackEndpoint("")]
public static class UnnamedOnce
{
    /// AMT035
    public static void One() =>
        GC.KeepAlive(null);

    public static int Two { get; set; }
}

/// <summary>Whose values stay with the program.</summary>
[DoNotTrack]
public sealed record Credentials(string User);

public sealed record Customer([DoNotTrack] string TaxId, [Personal] string Name, [NoDataClassification] string City)
{
    [DoNotTrack]
    public string Email { get; } = "";

    [DoNotTrack]
    public int Age;

    [Personal]
    public int Rank { get; } = 1;

    public Credentials Login { get; } = new("");
}

public interface IPerson
{
    [DoNotTrack]
    string Phone { get; }
}

public abstract class Person : IPerson
{
    public virtual string Phone => "";

    [Personal]
    public abstract string Address { get; }
}

public sealed class Employee : Person
{
    public override string Phone => "1";

    public override string Address => "x";
}

public sealed class PersonalAttribute() : DataClassificationAttribute(new DataClassification("Invalid", "Personal"));

public static class Kept
{
    /// AMT030
    [TrackCommand]
    public static void Parameter([Tag, DoNotTrack] string card) =>
        GC.KeepAlive(card);

    /// AMT030
    [TrackCommand, TagFrom("length", "card.Length")]
    public static void PathFromAParameter([DoNotTrack] string card) =>
        GC.KeepAlive(card);

    /// AMT030
    [TrackCommand, TagFrom("email", "customer.Email", Privacy = TagPrivacy.Hash)]
    public static void Property(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT030
    [TrackCommand, TagFrom("age", "customer.Age")]
    public static void Field(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT030
    [TrackCommand, TagFrom("tax_id", "customer.TaxId")]
    public static void PropertyOfARecord(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT030
    [TrackCommand, TagFrom("user", "customer.Login.User")]
    public static void ThroughAType(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT030
    [TrackCommand, TagFrom("reply", "return")]
    [return: DoNotTrack]
    public static string Result() =>
        new('x', 3);

    /// AMT030
    [TrackCommand, Gauge("age", "customer.Age")]
    public static void Measured(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT031
    [TrackCommand]
    public static void ClassifiedParameter([Tag, Personal] string name) =>
        GC.KeepAlive(name);

    /// AMT031
    [TrackCommand, TagFrom("name", "customer.Name")]
    public static void ClassifiedProperty(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT031
    [TrackCommand, Gauge("rank", "customer.Rank")]
    public static void ClassifiedNumber(Customer customer) =>
        GC.KeepAlive(customer);

    /// AMT032
    [TrackCommand]
    public static void ClassifiedButPlain([Tag(Privacy = TagPrivacy.Plain), Personal] string name) =>
        GC.KeepAlive(name);

    /// AMT030
    [TrackCommand, TagFrom("phone", "employee.Phone")]
    public static void Implements(Employee employee) =>
        GC.KeepAlive(employee);

    /// AMT031
    [TrackCommand, TagFrom("address", "employee.Address")]
    public static void Overrides(Employee employee) =>
        GC.KeepAlive(employee);

    /// AMT033
    [TrackCommand]
    public static void UnknownPrivacy([Tag(Privacy = (TagPrivacy)9)] string name) =>
        GC.KeepAlive(name);

    [TrackCommand, TagFrom("city", "customer.City"), TagFrom("rank", "customer.Rank", Privacy = TagPrivacy.Presence)]
    public static void AsItMayBe(Customer customer, [Tag(Privacy = TagPrivacy.Hash), Personal] string name) =>
        GC.KeepAlive(name);
}
