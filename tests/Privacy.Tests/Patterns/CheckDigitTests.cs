using AutomagikTelemetry.Privacy.Patterns;

namespace AutomagikTelemetry.Privacy.Tests.Patterns;

/// <summary>With the numbers that the standards themselves, and the states, give as examples.</summary>
public class CheckDigitTests
{
    [Theory]
    [InlineData("79927398713", true)]
    [InlineData("79927398710", false)]
    [InlineData("046454286", true)]
    [InlineData("046454287", false)]
    public void Luhn(string digits, bool isValid) => CheckDigits.Luhn(Digits(digits)).ShouldBe(isValid);

    [Theory]
    [InlineData("2363", true)]
    [InlineData("2364", false)]
    [InlineData("3263", false)]
    public void Verhoeff(string digits, bool isValid) => CheckDigits.Verhoeff(Digits(digits)).ShouldBe(isValid);

    [Theory]
    [InlineData("52998224725", true)]
    [InlineData("52998224724", false)]
    [InlineData("11111111111", false)]
    [InlineData("11222333000181", true)]
    [InlineData("11222333000182", false)]
    public void CpfAndCnpj(string digits, bool isValid) => CheckDigits.Brazilian(Digits(digits)).ShouldBe(isValid);

    [Theory]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("de89370400440532013000", true)]
    [InlineData("DE88370400440532013000", false)]
    public void Mod97(string iban, bool isValid) => CheckDigits.Mod97(iban).ShouldBe(isValid);

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("378282246310005", true)]
    [InlineData("5555555555554444", true)]
    [InlineData("6011111111111117", true)]
    [InlineData("30569309025904", true)]
    [InlineData("3530111333300000", true)]
    [InlineData("4111111111111112", false)]
    [InlineData("1303219862315630592", false)]
    [InlineData("1730793015123", false)]
    public void CardsHaveAnIssuerALengthAndACheckDigit(string number, bool isCard) => Cards.Is(long.Parse(number, null)).ShouldBe(isCard);

    static byte[] Digits(string text) => [.. text.Select(c => (byte)(c - '0'))];
}
