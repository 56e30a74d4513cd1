using System.Runtime.Serialization;
using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.MSBuild.Manifest;
using Microsoft.Build.Framework;

namespace AutomagikTelemetry.MSBuild;

/// <summary>Compares what the assembly may send with the manifest that is checked in, or writes that one, and the document for an app's users.</summary>
public sealed class CheckManifest : DiagnosticTask
{
    /// <summary><c>Verify</c>, <c>Update</c>, or empty for neither.</summary>
    public string Mode { get; set; } = "";

    /// <summary>The manifest that the weaver has written beside the intermediate assembly.</summary>
    [Required]
    public string Manifest { get; set; } = "";

    /// <summary>The weaver's plan: it knows the lines.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>The manifest that is checked in.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The document for users; empty for none.</summary>
    public string Document { get; set; } = "";

    /// <summary>The compiler's <c>PathMap</c>: debug information names files as it maps them, people know them as they are.</summary>
    public string PathMap { get; set; } = "";

    /// <summary>Does what the mode says.</summary>
    /// <returns><c>false</c> when something is sent that the checked-in manifest does not list, when there is none, or when the mode is none.</returns>
    public override bool Execute()
    {
        if (SettingsCheck.OfValue(KnownSettings.Manifest, KnownSettings.Manifest.Property, Mode) is { } fault)
        {
            Error(fault.Rule.Code, null, 0, 0, fault.Message);
            return false;
        }

        // Most builds find the file as it is, and take nothing apart.
        var text = File.ReadAllText(Manifest);
        var sent = new Lazy<ManifestContent>(() => ManifestContent.Parse(text));
        if (Is("Update"))
            Update(text, sent);
        else if (Is("Verify"))
            Verify(text, sent);
        if (Document.Length > 0 && !Log.HasLoggedErrors)
            Write(Full(Document), TelemetryDocument.Of(sent.Value));
        return !Log.HasLoggedErrors;
    }

    bool Is(string mode) => string.Equals(Mode, mode, StringComparison.OrdinalIgnoreCase);

    /// <summary>A project that sends nothing needs no manifest.</summary>
    void Update(string text, Lazy<ManifestContent> sent)
    {
        var file = Full(ManifestFile);
        if (File.Exists(file) || SendsSomething(sent.Value))
            Write(file, text);
    }

    void Verify(string text, Lazy<ManifestContent> sent)
    {
        var file = Full(ManifestFile);
        if (!File.Exists(file))
        {
            if (SendsSomething(sent.Value))
                SayUnreadable("there is no such file");
            return;
        }

        try
        {
            if (!Holds(file, text))
                Compare(sent.Value, ManifestContent.Parse(File.ReadAllText(file)));
        }
        catch (Exception exception) when (exception is SerializationException or IOException)
        {
            SayUnreadable(exception.Message.TrimEnd('.'));
        }
    }

    void Compare(ManifestContent sent, ManifestContent listed)
    {
        var name = Path.GetFileName(ManifestFile);
        var places = new ManifestPlaces(WeavingPlan.Places(PlanFile), new PathMap(PathMap));
        var added = ManifestDifference.Between(sent, listed);
        foreach (var (fact, words, formerly) in added)
        {
            var (file, line, column) = places.Of(fact);
            Error(Rule.SentButNotListed.Code, file, line, column, Rule.SentButNotListed.Message(Subject(fact, sent), words, name, formerly is null ? "" : $"; it lists ({formerly})"));
        }

        foreach (var (fact, words, _) in ManifestDifference.Between(listed, sent).Where(gone => gone.Formerly is null))
            Warning(Rule.ListedButNotSent.Code, Full(ManifestFile), 0, 0, Rule.ListedButNotSent.Message(Subject(fact, listed), words, name));
    }

    /// <summary>What has no member is sent by the product, for the whole assembly.</summary>
    static string Subject(ManifestFact fact, ManifestContent manifest) => fact.Member.Length > 0 ? fact.Member : manifest.Assembly;

    void SayUnreadable(string reason) => Error(Rule.NoManifest.Code, null, 0, 0, Rule.NoManifest.Message(ManifestFile, reason));

    static bool SendsSomething(ManifestContent sent) => sent.Entries is { Length: > 0 } || sent.Common is { Length: > 0 };

    string Full(string file) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectFile)!, file));

    /// <summary>Line ends are the file's own business: Git may have changed them.</summary>
    static bool Holds(string file, string text) => File.ReadAllText(file).Replace("\r\n", "\n") == text;

    /// <summary>Only a file that changes is written, so that nobody takes it for a new one.</summary>
    static void Write(string file, string text)
    {
        if (File.Exists(file) && Holds(file, text))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
