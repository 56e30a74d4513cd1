using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>
/// Keeps the path of the PDB that the compiler wrote into the assembly. Cecil would put there where it writes to: a path of the
/// build machine, although the compiler was told to map such paths away (PathMap).
/// </summary>
static class PdbPath
{
    /// <summary>Signature, id and age stand before the path.</summary>
    const int Start = 4 + 16 + 4;

    internal static void Keep(ModuleDefinition module)
    {
        if (module.SymbolReader is { } symbols && PathIn(module.GetDebugHeader()) is { } path)
            module.ReadSymbols(new Reader(symbols, path));
    }

    static byte[]? PathIn(ImageDebugHeader header) =>
        header.Entries.FirstOrDefault(entry => entry.Directory.Type == ImageDebugType.CodeView)?.Data is { Length: > Start } data
            ? [.. data.Skip(Start)]
            : null;

    /// <summary>The module's own reader, whose writer is wrapped.</summary>
    sealed class Reader(ISymbolReader symbols, byte[] path) : ISymbolReader
    {
        public ISymbolWriterProvider GetWriterProvider() => new WriterProvider(symbols.GetWriterProvider(), path);

        public bool ProcessDebugHeader(ImageDebugHeader header) => true;

        public MethodDebugInformation Read(MethodDefinition method) => symbols.Read(method);

        public Mono.Collections.Generic.Collection<CustomDebugInformation> Read(ICustomDebugInformationProvider provider) => symbols.Read(provider);

        public void Dispose() => symbols.Dispose();
    }

    sealed class WriterProvider(ISymbolWriterProvider provider, byte[] path) : ISymbolWriterProvider
    {
        public ISymbolWriter GetSymbolWriter(ModuleDefinition module, string fileName) => new Writer(provider.GetSymbolWriter(module, fileName), path);

        public ISymbolWriter GetSymbolWriter(ModuleDefinition module, Stream symbolStream) => new Writer(provider.GetSymbolWriter(module, symbolStream), path);
    }

    sealed class Writer(ISymbolWriter writer, byte[] path) : ISymbolWriter
    {
        public ImageDebugHeader GetDebugHeader() => new([.. writer.GetDebugHeader().Entries.Select(WithPath)]);

        public ISymbolReaderProvider GetReaderProvider() => writer.GetReaderProvider();

        public void Write(MethodDebugInformation info) => writer.Write(info);

        public void Write() => writer.Write();

        public void Write(ICustomDebugInformationProvider provider) => writer.Write(provider);

        public void Dispose() => writer.Dispose();

        ImageDebugHeaderEntry WithPath(ImageDebugHeaderEntry entry)
        {
            if (entry.Directory.Type != ImageDebugType.CodeView)
                return entry;
            var directory = entry.Directory;
            byte[] data = [.. entry.Data.Take(Start), .. path];
            directory.SizeOfData = data.Length;
            return new ImageDebugHeaderEntry(directory, data);
        }
    }
}
