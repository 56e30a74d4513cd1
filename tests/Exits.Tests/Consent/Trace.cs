using System.Diagnostics;
using AutomagikTelemetry.Exits.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Consent;

/// <summary>What a program asks of the kernel, as strace sees it.</summary>
sealed class Trace : IDisposable
{
    const string Calls = "connect,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,write,prctl";

    static readonly bool _isPossible = IsPossible();

    readonly string _file = Path.GetTempFileName();

    /// <summary>Starts a program under strace.</summary>
    public string[] Program
    {
        get
        {
            Assert.SkipUnless(_isPossible, "SKIPPED: there is no strace on this machine, or it may not trace.");
            return ["strace", "-f", "-qq", "-s", "256", "-e", "trace=" + Calls, "-o", _file];
        }
    }

    /// <summary>Connections over a network.</summary>
    public IReadOnlyList<string> Connections => [.. Lines.Where(line => line.Contains("connect(", StringComparison.Ordinal) && line.Contains("AF_INET", StringComparison.Ordinal))];

    /// <summary>Files and directories that were opened to write to them, made, renamed or removed. The runtime names its threads by way of files, and its devices are none.</summary>
    public IReadOnlyList<string> Changes => [.. Lines.Where(line => IsChange(line) && !line.Contains("\"/proc/self/", StringComparison.Ordinal) && !line.Contains("\"/dev/", StringComparison.Ordinal))];

    /// <summary>Threads that this library has started, by their names, of which the kernel takes 15 characters.</summary>
    public IReadOnlyList<string> Threads => [.. Lines.Where(line => line.Contains("\"AutomagikTeleme\"", StringComparison.Ordinal))];

    /// <summary>Files of which the name is given that the thread touched which Main runs on.</summary>
    public IReadOnlyList<string> ByMain(string name)
    {
        var main = Lines.First().Split(' ')[0] + " ";
        return [.. Lines.Where(line => line.StartsWith(main, StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal))];
    }

    public void Dispose() => File.Delete(_file);

    IEnumerable<string> Lines
    {
        get
        {
            using var reader = new StreamReader(new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n');
        }
    }

    static bool IsChange(string line)
    {
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return false;

        return words[1][..Math.Max(words[1].IndexOf('(', StringComparison.Ordinal), 0)] switch
        {
            "open" or "openat" => line.Contains("O_WRONLY", StringComparison.Ordinal) || line.Contains("O_RDWR", StringComparison.Ordinal) || line.Contains("O_CREAT", StringComparison.Ordinal),
            "" or "connect" or "write" or "prctl" => false,
            _ => true,
        };
    }

    static bool IsPossible()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "true"]))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
