using System.Globalization;
using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Delivery.Tests.Server;

/// <summary>The repertoire of a fault server.</summary>
static class Faults
{
    const string Protobuf = "application/x-protobuf";

    public static readonly Fault None = Takes(exchange => exchange.Write(CollectorServer.Response(200, Protobuf, [])));

    /// <summary>Reads the request and says nothing, not even a status. Nothing is taken.</summary>
    public static readonly Fault NoAnswer = Refuses(exchange => exchange.AwaitEnd());

    /// <summary>Stops in the middle of the headers. Nothing is taken.</summary>
    public static readonly Fault SlowHeaders = Refuses(exchange =>
    {
        exchange.Write("HTTP/1.1 200 OK\r\nContent-Ty"u8);
        exchange.AwaitEnd();
    });

    /// <summary>Takes all and stops in the middle of the answer's body.</summary>
    public static readonly Fault SlowBody = Takes(exchange =>
    {
        exchange.Write("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 100\r\n\r\nhalf"u8);
        exchange.AwaitEnd();
    });

    /// <summary>Takes all, and its answer goes on until the other side hangs up.</summary>
    public static readonly Fault EndlessBody = Takes(exchange =>
    {
        exchange.Write("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nTransfer-Encoding: chunked\r\n\r\n"u8);
        exchange.WriteForEver(Encoding.ASCII.GetBytes($"1000\r\n{new string('x', 0x1000)}\r\n"));
    });

    /// <summary>Resets the connection in the middle of the request. Nothing is taken.</summary>
    public static readonly Fault ResetInRequest = new(exchange =>
    {
        exchange.ReadHalfOfBody();
        exchange.Reset();
    });

    /// <summary>Takes all and resets the connection before the status is out.</summary>
    public static readonly Fault ResetBeforeStatus = Takes(exchange =>
    {
        exchange.Write("HTTP/1."u8);
        exchange.Reset();
    });

    /// <summary>Takes all and resets the connection when the status is out and the body is not.</summary>
    public static readonly Fault ResetAfterStatus = Takes(exchange =>
    {
        exchange.Write("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 100\r\n\r\nhalf"u8);
        exchange.Reset();
    });

    /// <summary>Answers in another protocol and hangs up. Nothing is taken.</summary>
    public static readonly Fault Garbage = Refuses(exchange =>
    {
        exchange.Write("SSH-2.0-OpenSSH_9.6\r\n"u8);
        exchange.HangUp();
    });

    /// <summary>Nothing is taken.</summary>
    public static Fault Status(int status, string text = "", string headers = "")
        => Refuses(exchange => exchange.Write(CollectorServer.Response(status, "text/plain", Encoding.ASCII.GetBytes(text), headers)));

    /// <summary>429 with a Retry-After. Nothing is taken.</summary>
    public static Fault ComeBackAfter(string retryAfter) => Status(429, headers: $"Retry-After: {retryAfter}\r\n");

    /// <summary>In the form that HTTP gives a date.</summary>
    public static Fault ComeBackAt(DateTimeOffset date) => ComeBackAfter(date.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Nothing is taken.</summary>
    public static Fault Redirect(string url) => Status(307, headers: $"Location: {url}\r\n");

    /// <summary>All but the first items are taken.</summary>
    public static Fault PartialSuccess(byte rejected, string message)
    {
        var text = Encoding.ASCII.GetBytes(message);
        byte[] partial = [0x08, rejected, 0x12, (byte)text.Length, .. text];
        return Takes(exchange => exchange.Write(CollectorServer.Response(200, Protobuf, [0x0A, (byte)partial.Length, .. partial]))) with { Refused = rejected };
    }

    /// <summary>The first requests meet a fault, all others are taken.</summary>
    public static Func<int, Fault> First(int count, Fault fault) => number => number <= count ? fault : None;

    static Fault Takes(Action<Exchange> answer) => new(answer) { IsTaken = true };

    static Fault Refuses(Action<Exchange> answer) => new(exchange =>
    {
        exchange.ReadBody();
        answer(exchange);
    });
}
