using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>A collector in front of a store: reads each request strictly, drops one that it has seen under the same Idempotency-Key, and keeps the ids.</summary>
sealed class Store : IDisposable
{
    readonly Dictionary<string, CollectedRequest> _requests = [];
    readonly Dictionary<string, int> _ids = [];
    readonly List<string> _wrong = [];
    int _repeated;

    /// <param name="isThere">Whether it listens already; else connections are refused until <see cref="Listen"/>.</param>
    public Store(bool isThere = true)
    {
        Server = new(isThere);
        Server.Keeps = _ => false;
        Server.Answer = request => Take(request) ? CollectorServer.Response(200, "application/x-protobuf", []) : CollectorServer.Response(400, "text/plain", []);
    }

    public CollectorServer Server { get; }

    public string Url => Server.Url;

    /// <summary>Requests that came again under their key, with the same bytes.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>How often the store has each id: attributes called <c>id</c> of events, the names of <c>*.started</c> and <c>*.stopped</c>, and of spans with <c>-span</c> behind them.</summary>
    public IReadOnlyDictionary<string, int> Ids
    {
        get { lock (_ids) return new Dictionary<string, int>(_ids); }
    }

    public void Listen() => Server.Listen();

    /// <summary>No request was damaged, and none was another under the key of one before.</summary>
    public void ShouldHaveTakenAll()
    {
        lock (_ids)
            _wrong.ShouldBeEmpty();
    }

    /// <summary>Each of these once, and nothing else.</summary>
    public void ShouldHaveOnce(IEnumerable<string> ids)
    {
        ShouldHaveTakenAll();
        Ids.OrderBy(id => id.Key, StringComparer.Ordinal).ShouldBe(ids.Order(StringComparer.Ordinal).Select(id => KeyValuePair.Create(id, 1)));
    }

    public void Dispose() => Server.Dispose();

    bool Take(CollectedRequest request)
    {
        lock (_ids)
        {
            try
            {
                var key = request.Headers["Idempotency-Key"];
                if (_requests.TryGetValue(key, out var before))
                {
                    if (before.Path != request.Path || !before.Body.AsSpan().SequenceEqual(request.Body))
                        throw new FormatException($"another request has the key {key}");
                    _repeated++;
                    return true;
                }

                foreach (var id in Read(request))
                    _ids[id] = _ids.GetValueOrDefault(id) + 1;
                _requests[key] = request;
                return true;
            }
            catch (Exception exception)
            {
                _wrong.Add(exception.Message);
                return false;
            }
        }
    }

    static List<string> Read(CollectedRequest request)
    {
        switch (request.Path)
        {
            case "/v1/logs":
                return [.. OtlpReader.Logs(request.Body).Select(log => IsOfLifetime(log.EventName) ? log.EventName : log.Attributes.GetValueOrDefault("id")).OfType<string>()];
            case "/v1/traces":
                return [.. OtlpReader.Spans(request.Body).Select(span => span.Attributes.GetValueOrDefault("id")).OfType<string>().Select(id => id + "-span")];
            case "/v1/metrics":
                OtlpReader.Metrics(request.Body);
                return [];
            default:
                throw new FormatException("asked for " + request.Path);
        }
    }

    static bool IsOfLifetime(string? name) =>
        name is not null && (name.EndsWith(".started", StringComparison.Ordinal) || name.EndsWith(".stopped", StringComparison.Ordinal));
}
