namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>The pieces of work by name. Each writes what came out, which must not differ between an unwoven and a woven library.</summary>
static class Works
{
    internal static ForeignWork Of(string name, TextWriter output) => name switch
    {
        "compiler" => new CompilerWork(output),
        "commandline" => new CommandLineWork(output),
        "console" => new ConsoleWork(output),
        "decompiler" => new DecompilerWork(output),
        "json" => new JsonWork(output),
        "properties" => new PropertyWork(output),
        "protobuf" => new ProtobufWork(output),
        _ => throw new ArgumentException($"There is no work '{name}'."),
    };
}
