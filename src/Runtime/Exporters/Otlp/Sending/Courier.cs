namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>Takes requests to the collector and reports how that went. Used by the exporter's thread only; never throws what the network throws.</summary>
/// <param name="createHandler">Called once for each of the TLS settings, before the first request.</param>
/// <param name="context">What the exporter works with.</param>
/// <param name="collector">Is told how the collector is doing.</param>
/// <param name="closing">Breaks off what is under way.</param>
sealed class Courier(Func<TlsSettings, HttpMessageHandler> createHandler, ExporterContext context, Collector collector, CancellationToken closing) : IDisposable
{
    readonly Dictionary<TlsSettings, CollectorClient> _clients = [];

    public Verdict Deliver(Lane lane, EncodedRequest request)
    {
        try
        {
            var client = ClientFor(lane.Destination.Tls);
            collector.Asked();
            var answer = client.Post(lane.Destination, request, closing);
            lane.Report.Answered(answer, request.Count);
            var verdict = Verdict.Of(answer);
            collector.Concluded(verdict, exception: null);
            return verdict;
        }
        catch (Exception exception)
        {
            return Failed(lane, exception);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    Verdict Failed(Lane lane, Exception exception)
    {
        var verdict = Verdict.Of(exception);
        if (closing.IsCancellationRequested)
            return verdict;

        lane.Report.Failed(exception);
        if (verdict.Result != SendResult.Failed)
            collector.Concluded(verdict, exception);
        if (verdict.Result == SendResult.CannotSend)
            context.CannotRun(exception);
        return verdict;
    }

    CollectorClient ClientFor(TlsSettings tls)
    {
        if (!_clients.TryGetValue(tls, out var client))
            _clients[tls] = client = new(createHandler(tls), context.Time);
        return client;
    }
}
