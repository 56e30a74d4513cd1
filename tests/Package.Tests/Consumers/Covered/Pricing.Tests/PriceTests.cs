using AutomagikTelemetry;
using Pricing;
using Xunit;

public class PriceTests
{
    [Fact]
    public void TeaHasAPrice() => Assert.Equal(3, Prices.Of("tea"));

    [Fact]
    public void WhatIsNotSoldHasNone() => Assert.Throws<ArgumentException>(() => Prices.Of("stone"));

    /// <summary>The endpoint is that of the program, and here another one runs.</summary>
    [Fact]
    public void NothingIsRecordedInTests() => Assert.False(Telemetry.IsEnabled);

    [Fact]
    public async Task PricesAreSummed() => Assert.Equal(7, await Prices.SumAsync(2, "tea", "cake"));
}
