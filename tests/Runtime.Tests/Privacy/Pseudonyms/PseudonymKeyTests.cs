using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Privacy.Pseudonyms;

public sealed class PseudonymKeyTests : IDisposable
{
    static readonly byte[] _given = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    static readonly byte[] _other = [.. Enumerable.Range(2, 40).Select(number => (byte)number)];

    readonly FakeEnvironment _environment = new();
    readonly TelemetryOptions _options = new() { SpoolDirectory = Directory.CreateTempSubdirectory("telemetry-key-").FullName };

    string FilePath => Path.Combine(_options.SpoolDirectory!, "automagik-telemetry", "pseudonym.key");

    public void Dispose() => Directory.Delete(_options.SpoolDirectory!, recursive: true);

    [Fact]
    public void AClientThatSendsKeepsItsKey()
    {
        using var client = Sending();
        File.Exists(FilePath).ShouldBeFalse("nobody has needed it yet");

        var key = client.PseudonymKey.Bytes();

        File.ReadAllBytes(FilePath).ShouldBe(key);
        Sending().PseudonymKey.Bytes().ShouldBe(key);
    }

    [Theory]
    [InlineData("console:")]
    [InlineData(null)]
    public void WhereNothingLeavesTheMachineNoKeyIsKept(string? endpoint)
    {
        _options.Endpoint = endpoint;
        using var client = Client();

        client.PseudonymKey.Bytes().Length.ShouldBe(32);

        Directory.EnumerateFileSystemEntries(_options.SpoolDirectory!).ShouldBeEmpty();
    }

    [Fact]
    public void WhereTelemetryIsRefusedNoKeyIsKept()
    {
        _environment.Variables["DO_NOT_TRACK"] = "1";
        using var client = Sending();

        client.PseudonymKey.Bytes().Length.ShouldBe(32);

        Directory.EnumerateFileSystemEntries(_options.SpoolDirectory!).ShouldBeEmpty();
    }

    [Fact]
    public void AHomeThatCannotBeWrittenToLeavesAKeyOfTheProcess()
    {
        File.WriteAllText(Path.Combine(_options.SpoolDirectory!, "automagik-telemetry"), "in the way");
        _options.IsVerbose = true;
        using var client = Sending();

        var key = client.PseudonymKey.Bytes();

        key.Length.ShouldBe(32);
        Sending().PseudonymKey.Bytes().ShouldBe(key);
        _environment.Lines.ShouldContain(line => line.StartsWith("pseudonyms are of this process only", StringComparison.Ordinal));
    }

    [Fact]
    public void TheEnvironmentsKeyBeatsTheOptions()
    {
        _options.PseudonymKey = Convert.ToBase64String(_given);
        using (var client = Sending())
            client.PseudonymKey.Bytes().ShouldBe(_given);

        _environment.Variables["AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY"] = Convert.ToBase64String(_other);
        using (var client = Sending())
            client.PseudonymKey.Bytes().ShouldBe(_other);

        File.Exists(FilePath).ShouldBeFalse();
        _environment.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not-base64-but-secret")]
    [InlineData("c2VjcmV0")]
    public void ABadKeyIsSaidWithoutItsValue(string value)
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY"] = value;
        using var client = Sending();

        client.PseudonymKey.Bytes().ShouldBe(File.ReadAllBytes(FilePath));

        _environment.Warnings.ShouldBe(
            ["warning: AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY is not base64 of at least 32 bytes; pseudonyms are made with the key of this machine. The value is not shown."]);
    }

    [Fact]
    public void ABadVariableLeavesTheOptions()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY"] = "%";
        _options.PseudonymKey = Convert.ToBase64String(_given);
        using var client = Sending();

        client.PseudonymKey.Bytes().ShouldBe(_given);

        _environment.Warnings.Single().ShouldContain("that of the option PseudonymKey");
    }

    [Fact]
    public void ABadOptionIsSaidToo()
    {
        _options.PseudonymKey = "c2VjcmV0";
        using var client = Sending();

        client.PseudonymKey.Bytes().ShouldBe(File.ReadAllBytes(FilePath));

        _environment.Warnings.Single().ShouldStartWith("warning: option PseudonymKey is not base64 of at least 32 bytes");
    }

    [Fact]
    public void DeletingTheKeyMakesNewPseudonymsInAClientThatRuns()
    {
        using var client = Sending();
        var key = client.PseudonymKey.Bytes();

        PseudonymKey.Delete(_options, _environment.Snapshot()).ShouldBeTrue();
        File.Exists(FilePath).ShouldBeFalse();

        client.PseudonymKey.Bytes().ShouldNotBe(key);
    }

    [Fact]
    public void AClientThatIsSwitchedOffMakesNoNewKey()
    {
        using var client = Sending();
        var key = client.PseudonymKey.Bytes();

        client.IsEnabled = false;
        PseudonymKey.Delete(_options, _environment.Snapshot());

        client.PseudonymKey.Bytes().ShouldNotBe(key);
        File.Exists(FilePath).ShouldBeFalse();
    }

    /// <summary>Other tests run clients at the same time, and give them no key.</summary>
    [Fact]
    public void ALibrarysClientDoesNotUndoTheProgramsKey()
    {
        _options.PseudonymKey = Convert.ToBase64String(_given);
        using var program = Sending();
        _options.PseudonymKey = null;
        using (var library = Sending())
        {
            PseudonymKey.Current.ShouldBeSameAs(program.PseudonymKey);
            Pseudonym.Of("user_id", "42").ShouldBe(Pseudonym.Keyed(_given, "user_id", "42"));
        }

        program.Dispose();
        PseudonymKey.Current.ShouldNotBeSameAs(program.PseudonymKey);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    public void InWhateverOrderClientsEndTheKeyIsOfOneThatSends(int first, int second, int third)
    {
        _options.PseudonymKey = Convert.ToBase64String(_given);
        List<TelemetryClient> clients = [Sending(), Sending(), Sending()];
        List<TelemetryClient> left = [.. clients];

        foreach (var ending in new[] { first, second, third })
        {
            PseudonymKey.Current.ShouldBeSameAs(left[^1].PseudonymKey);
            clients[ending].Dispose();
            clients[ending].Dispose();
            left.Remove(clients[ending]);
        }

        clients.ShouldAllBe(client => client.PseudonymKey != PseudonymKey.Current);
    }

    TelemetryClient Sending()
    {
        _options.Endpoint = "http://127.0.0.1:1";
        return Client();
    }

    TelemetryClient Client() => new(_options, null, TimeProvider.System, _environment.Snapshot());
}
