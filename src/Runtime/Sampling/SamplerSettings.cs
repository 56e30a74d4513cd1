using System.Globalization;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Sampling;

/// <summary>The sampler that environment and options name; docs/sampling.md has it as a table.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration</remarks>
static class SamplerSettings
{
    const string Variable = "OTEL_TRACES_SAMPLER";
    const string ArgumentVariable = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>A value that cannot be understood gets one warning and its default.</summary>
    public static Sampler Read(double? ratio, EnvironmentSnapshot environment)
    {
        var value = environment.Variable(Variable);
        return value?.ToLowerInvariant() switch
        {
            null => Default(),
            "always_on" => Of(false, 1),
            "always_off" => Of(false, 0),
            "traceidratio" => Of(false, Argument(environment)),
            "parentbased_always_on" => Of(true, 1),
            "parentbased_always_off" => Of(true, 0),
            "parentbased_traceidratio" => Of(true, Argument(environment)),
            _ => Unknown(),
        };

        Sampler Of(bool followsParent, double share) => new(followsParent, new(share), environment.OpenTelemetrySdk);

        Sampler Default() => Of(true, ratio ?? 1);

        Sampler Unknown()
        {
            var used = ratio is null ? "the default parentbased_always_on" : string.Create(CultureInfo.InvariantCulture, $"parentbased_traceidratio with the option SampleRatio={ratio}");
            environment.WarnOnce($"{Variable}='{value}' is not a sampler that this library knows; using {used}.");
            return Default();
        }
    }

    static double Argument(EnvironmentSnapshot environment)
    {
        if (environment.Variable(ArgumentVariable) is not { } value)
            return 1;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1)
            return ratio;

        environment.WarnOnce($"{ArgumentVariable}='{value}' is not a number from 0 to 1; using the default 1.0.");
        return 1;
    }
}
