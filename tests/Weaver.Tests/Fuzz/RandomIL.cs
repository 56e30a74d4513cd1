using AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;
using AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz;

/// <summary>The same of IL that the C# compiler does not make: fault handlers, regions that share their ends, leave upon leave, jmp, tail calls, dead code.</summary>
public class RandomIL
{
    const int InABatch = 25;

    [Fact]
    public void OfFixedSeedsBehavesAlike()
    {
        List<MethodBody> bodies = [];
        Check(1, InABatch, bodies);

        var handlers = bodies.SelectMany(body => body.ExceptionHandlers).ToList();
        var code = bodies.SelectMany(body => body.Instructions).ToList();
        handlers.Count(handler => handler.HandlerType == ExceptionHandlerType.Fault).ShouldBeGreaterThan(10);
        handlers.Count(handler => handler.HandlerType == ExceptionHandlerType.Filter).ShouldBeGreaterThan(10);
        handlers.Count(handler => handler.TryStart.OpCode.Code is Code.Leave or Code.Leave_S).ShouldBeGreaterThan(5, "empty regions");
        bodies.Count(body => body.ExceptionHandlers.Any(outer => body.ExceptionHandlers.Any(inner => inner.HandlerEnd == outer.TryEnd))).ShouldBeGreaterThan(5, "regions that end with the handler in them");
        bodies.Count(body => body.Instructions.Any(instruction => instruction.Operand == body.Instructions[0])).ShouldBeGreaterThan(5, "branches to the first instruction");
        bodies.Count(body => body.Variables.Count > 255).ShouldBeGreaterThan(5);
        code.Count(instruction => instruction.OpCode == OpCodes.Jmp).ShouldBeGreaterThan(2);
        code.Count(instruction => instruction.OpCode == OpCodes.Tail).ShouldBeGreaterThan(2);
        code.Count(instruction => instruction.Operand is Instruction[] { Length: > 255 }).ShouldBeGreaterThan(2, "large switches");
        code.Count(instruction => instruction.Operand is Instruction { OpCode.Code: Code.Leave or Code.Leave_S } && instruction.OpCode.Code is Code.Leave or Code.Leave_S).ShouldBeGreaterThan(2, "leave upon leave");
        code.Count(instruction => instruction.OpCode.OperandType == OperandType.ShortInlineBrTarget).ShouldBeGreaterThan(100, "short branches");
        code.Count(instruction => instruction.OpCode == OpCodes.Throw && instruction.Next.OpCode != OpCodes.Nop).ShouldBeGreaterThan(10, "dead code");
    }

    /// <summary>Each run has others; they are printed.</summary>
    [Fact]
    public void OfFreshSeedsBehavesAlike()
    {
        var from = Random.Shared.Next(1 << 24);
        TestContext.Current.TestOutputHelper!.WriteLine($"seeds {from} and the 9 after it; to have them again: FUZZ_FROM={from} FUZZ_COUNT=10 and OfManySeedsBehavesAlike");
        Check(from, 10);
    }

    /// <summary>FUZZ_FROM and FUZZ_COUNT choose others.</summary>
    [Fact]
    [Trait("Category", "Full")]
    public void OfManySeedsBehavesAlike()
    {
        foreach (var seeds in Enumerable.Range(RandomPrograms.Setting("FUZZ_FROM", 1000), RandomPrograms.Setting("FUZZ_COUNT", 2000)).Chunk(InABatch))
            Check(seeds[0], seeds.Length);
    }

    static void Check(int from, int count, List<MethodBody>? bodies = null)
    {
        var sources = Enumerable.Range(from, count).ToDictionary(seed => seed, Bodies.HeadsOf);
        using var batch = new Batch("Release", sources, fill: module =>
        {
            foreach (var seed in sources.Keys)
            {
                var filled = Bodies.Fill(module, seed);
                bodies?.AddRange(filled);
            }
        });
        if (batch.Compile() is { } inAll)
            Assert.Fail($"seeds {from} and the {count - 1} after it, {inAll}");
        foreach (var seed in sources.Keys)
        {
            if (batch.Run(seed, tellsFrames: !Bodies.MaySkipFrames(seed)) is { } difference)
                Assert.Fail($"seed {seed}, {difference}");
        }
    }
}
