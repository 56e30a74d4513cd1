namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>What a statement at some place in a body may do, and which variables it sees.</summary>
sealed record Body(Method Method)
{
    internal sealed record Variable(string Type, string Name, bool IsAssignable, bool IsCapturable);

    internal IReadOnlyList<Variable> Variables { get; init; } = [];

    internal int Depth { get; init; }

    internal bool MayReturn { get; init; } = true;

    internal bool MayYield { get; init; }

    internal bool MayAwait { get; init; }

    /// <summary>Memory of the stack is to be had in no handler.</summary>
    internal bool MayAllocate { get; init; } = true;

    internal bool MayRethrow { get; init; }

    /// <summary>Of a loop that may be broken off or gone on with from here.</summary>
    internal bool IsInLoop { get; init; }

    /// <summary>Whether what stands here can be a closure's, which sees no references and no structs' this.</summary>
    internal bool IsCaptured { get; init; }

    /// <summary>Labels that may be gone to from here.</summary>
    internal IReadOnlyList<string> Labels { get; init; } = [];

    internal Body With(Variable variable) => this with { Variables = [.. Variables, variable] };

    internal Body Deeper => this with { Depth = Depth + 1 };

    /// <summary>What may not be left by a jump.</summary>
    internal Body Closed => this with { Depth = Depth + 1, MayReturn = false, MayYield = false, IsInLoop = false, Labels = [] };

    internal Body Captured => Closed with { IsCaptured = true, MayAwait = false, MayRethrow = false, Variables = [.. Variables.Where(variable => variable.IsCapturable)] };

    internal IReadOnlyList<Variable> Of(string type) => [.. Variables.Where(variable => variable.Type == type)];
}
