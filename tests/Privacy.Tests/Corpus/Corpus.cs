using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Privacy.Tests.Corpus;

/// <summary>A generated corpus, what the sanitiser makes of it through its public surface, and the scorer's judgement. All in a directory that is deleted.</summary>
sealed class Corpus : IDisposable
{
    static readonly JsonSerializerOptions _relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string _directory = Directory.CreateTempSubdirectory("privacy-").FullName;

    /// <summary>Skips the test where there is no Python.</summary>
    public Corpus(string generator, params string[] arguments)
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed");
        Python(Script(generator), [.. arguments, "--out", Rows]);
    }

    string Rows => Path.Combine(_directory, "corpus.jsonl");

    public JsonElement Score(PrivacyMode mode, ITestOutputHelper output)
    {
        var results = Path.Combine(_directory, "output.jsonl");
        var summary = Path.Combine(_directory, "summary.json");
        File.WriteAllLines(results, File.ReadLines(Rows).Select(row => Sanitized(row, mode)));
        output.WriteLine(Python(Script("Corpus/score.py"), results, "--corpus", Rows, "--json", summary));
        return JsonDocument.Parse(File.ReadAllText(summary)).RootElement;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    static string Script(string path) => Path.Combine(AppContext.BaseDirectory, path);

    static string Sanitized(string row, PrivacyMode mode)
    {
        var element = JsonDocument.Parse(row).RootElement;
        var clean = Sanitizer.SanitizeAttributes([new(element.GetProperty("key").GetString()!, Value(element.GetProperty("value")))], mode);
        return JsonSerializer.Serialize(new Dictionary<string, object?> { ["id"] = element.GetProperty("id"), ["sanitized"] = clean }, _relaxed);
    }

    static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)),
        _ => null,
    };

    static bool HasPython()
    {
        try
        {
            Python("-c", "pass");
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    static string Python(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return text;
    }
}
