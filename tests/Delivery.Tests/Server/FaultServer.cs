using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AutomagikTelemetry.Delivery.Tests.Server;

/// <summary>A collector on a loopback port that does with each request what its script says, and knows what it has taken. It can go away and come back.</summary>
/// <remarks>While it is away its port stays its own: a connection to it is refused, and nobody else can get it.</remarks>
sealed class FaultServer : IDisposable
{
    readonly object _lock = new();
    readonly List<Socket> _connections = [];
    readonly List<long> _requestTimes = [];
    readonly IPEndPoint _address;
    Socket _listener;
    Socket? _filler;
    int _accepted;

    public FaultServer()
    {
        _listener = Bound(new(IPAddress.Loopback, 0));
        _address = (IPEndPoint)_listener.LocalEndPoint!;
    }

    public string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_address.Port}");

    public string Url => (Certificate is null ? "http://" : "https://") + Host;

    /// <summary>What to do with a request, by its number from 1 on.</summary>
    public Func<int, Fault> Script { get; set; } = _ => Faults.None;

    /// <summary>With one it speaks TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What has been taken.</summary>
    public Arrivals Arrivals { get; init; } = new(100_000);

    /// <summary>Reads the ids of a request that is taken, by its path and its body.</summary>
    public Func<string, byte[], IReadOnlyList<long>> ReadIds { get; set; } = IdReader.Read;

    /// <summary>When each request came, as a timestamp.</summary>
    public IReadOnlyList<long> RequestTimes
    {
        get { lock (_lock) return [.. _requestTimes]; }
    }

    public int Requests => RequestTimes.Count;

    /// <summary>Connections that were ever made.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    /// <summary>Something in the server itself went wrong: no test may pass over it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>From here on requests are counted from 1 again, and do what another script says.</summary>
    public void Play(Func<int, Fault> script)
    {
        lock (_lock)
            _requestTimes.Clear();
        Script = script;
    }

    public void Start()
    {
        var listener = _listener;
        _filler?.Dispose();
        listener.Listen();
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
    }

    /// <summary>Is there and takes no connection: what does not fit into its backlog, Linux drops without a word, as a firewall does.</summary>
    public void StandStill()
    {
        _listener.Listen(0);
        _filler = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _filler.Connect(_address);
    }

    /// <summary>Goes away, with all its connections.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            Close();
            _listener = Bound(_address);
        }
    }

    public void Dispose()
    {
        lock (_lock)
            Close();
    }

    static Socket Bound(IPEndPoint address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(address);
        return socket;
    }

    void Close()
    {
        _filler?.Dispose();
        _listener.Dispose();
        _connections.ForEach(connection => connection.Dispose());
        _connections.Clear();
    }

    void Accept(Socket listener)
    {
        try
        {
            while (true)
            {
                var connection = listener.Accept();
                connection.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                lock (_lock)
                {
                    if (_listener != listener)
                    {
                        connection.Dispose();
                        return;
                    }

                    _connections.Add(connection);
                }

                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Gone away.
        }
    }

    void Serve(Socket connection)
    {
        try
        {
            using var network = new NetworkStream(connection, ownsSocket: true);
            using var output = Certificate is null ? null : new SslStream(network);
            output?.AuthenticateAsServer(Certificate!);
            using var input = new BufferedStream((Stream?)output ?? network);
            while (Exchange.Begin(connection, input, (Stream?)output ?? network) is { } exchange)
            {
                Serve(exchange);
                if (exchange.IsOver)
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The other side is gone, or this one.
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
        finally
        {
            lock (_lock)
                _connections.Remove(connection);
        }
    }

    void Serve(Exchange exchange)
    {
        int number;
        lock (_lock)
        {
            _requestTimes.Add(Stopwatch.GetTimestamp());
            number = _requestTimes.Count;
        }

        var fault = Script(number);
        if (fault.IsTaken)
            Arrivals.Add(ReadIds(exchange.Path, exchange.ReadBody()).Skip(fault.Refused));
        fault.Play(exchange);
    }
}
