using AutomagikTelemetry.Delivery.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.Server;

public class IdReaderTests
{
    [Fact]
    public void ReadsWhatTheStrictReaderReads()
    {
        using var sending = new Sending();
        var read = new List<long>();
        var strictly = sending.Server.ReadIds;
        sending.Server.ReadIds = (path, body) =>
        {
            read.AddRange(IdReader.Read(path, body));
            return strictly(path, body);
        };
        sending.Server.Start();
        sending.Record(300, "filler");

        sending.Settle();

        read.ShouldBe(Enumerable.Range(0, 300).Select(id => (long)id));
        sending.ShouldAddUp();
    }
}
