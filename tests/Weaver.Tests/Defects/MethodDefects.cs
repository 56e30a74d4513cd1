using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What a weaver may get wrong with a method that ends as it returns, or with its task. Each defect is done to every one that has what it spoils.</summary>
static class MethodDefects
{
    internal static IReadOnlyDictionary<string, Action<WovenBody>> All { get; } = new Dictionary<string, Action<WovenBody>>
    {
        ["short branches are kept, however far they have to go"] = body => body.Body.OptimizeBranchesBlindly(),
        ["the try begins inside an expression"] = body =>
        {
            if (body.UserCode.Next is { } next && body.UserHandlers.All(handler => handler.TryStart != body.UserCode))
                (body.Filter.TryStart, body.Finally.TryStart) = (next, next);
        },
        ["a branch to the body's first instruction starts the operation again"] = body =>
        {
            foreach (var branch in body.Body.Instructions.Where(instruction => instruction.Operand == body.UserCode && instruction.Offset > body.UserCode.Offset))
                branch.Operand = body.Body.Instructions[0];
        },
        ["the finally has no end"] = body => body.Finally.HandlerEnd = null,
        ["handlers of the user's that had no end go on into the weaver's code"] = body =>
        {
            foreach (var handler in body.UserHandlers)
                handler.HandlerEnd = body.LeaveOfTry;
        },
        ["the weaver's handlers come before the user's"] = body =>
        {
            foreach (var handler in (ExceptionHandler[])[body.Finally, body.Filter])
            {
                body.Body.ExceptionHandlers.Remove(handler);
                body.Body.ExceptionHandlers.Insert(0, handler);
            }
        },
        ["another local is returned than was set"] = body =>
        {
            if (!body.HasResult)
                return;
            var other = new VariableDefinition(((VariableDefinition)body.End.Operand).VariableType);
            body.Body.Variables.Add(other);
            body.End.Operand = other;
        },
        ["the leave goes past the load of the result"] = body =>
        {
            if (body.HasResult)
                body.LeaveOfTry.Operand = body.End.Next;
        },
        ["the try is left by a branch"] = body => body.LeaveOfTry.OpCode = OpCodes.Br,
        ["a return stays in the try"] = body =>
        {
            foreach (var branch in body.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Br && instruction.Previous?.OpCode == OpCodes.Stloc))
                (branch.OpCode, branch.Operand) = (OpCodes.Ret, null);
        },
        ["the filter catches, and the handler throws again"] = body =>
            body.InsertAfter(body.Calls("Failed").Single(), Instruction.Create(OpCodes.Pop), Instruction.Create(OpCodes.Ldc_I4_1)),
        ["the filter catches, and the handler swallows"] = body =>
        {
            body.InsertAfter(body.Calls("Failed").Single(), Instruction.Create(OpCodes.Pop), Instruction.Create(OpCodes.Ldc_I4_1));
            (body.Filter.HandlerStart.Next.OpCode, body.Filter.HandlerStart.Next.Operand) = (OpCodes.Leave, body.End);
        },
        ["exceptions are caught and thrown again in place of a filter"] = body =>
        {
            body.Filter.HandlerType = ExceptionHandlerType.Catch;
            body.Filter.CatchType = body.Method.Module.TypeSystem.Object;
            body.Filter.HandlerStart = body.Filter.FilterStart;
            body.Filter.FilterStart = null;
            (body.Calls("Failed").Single().Next.OpCode, body.Filter.HandlerEnd) = (OpCodes.Rethrow, body.Filter.HandlerEnd);
        },
        ["a failure is not noted"] = body =>
        {
            var call = body.Calls("Failed").Single();
            (call.Previous.OpCode, call.Previous.Operand) = (OpCodes.Pop, null);
            (call.OpCode, call.Operand) = (OpCodes.Ldc_I4_0, null);
        },
        ["the finally does not report"] = body => body.Remove("Leave"),
        ["a success is not told"] = body => body.Remove("Succeeded"),
        ["a start is not told"] = body => body.Remove("Started"),
        ["a task's outcome is not waited for"] = body =>
        {
            foreach (var call in body.Calls("Observe"))
            {
                (call.Previous.Previous.OpCode, call.Previous.Previous.Operand) = (OpCodes.Nop, null);
                (call.OpCode, call.Operand) = (OpCodes.Nop, null);
            }
        },
        ["every method has the number of the first"] = body => (body.Start.Previous.Previous.OpCode, body.Start.Previous.Previous.Operand) = (OpCodes.Ldc_I4, 0),
        ["a tail call stays in the try"] = body =>
        {
            if (body.Body.Instructions.LastOrDefault(instruction => instruction.OpCode == OpCodes.Call && instruction.Offset < body.LeaveOfTry.Offset && instruction.Operand is MethodReference { DeclaringType.Name: not "Operation" }) is { } call)
                body.InsertAfter(call.Previous, Instruction.Create(OpCodes.Tail));
        },
        ["the finally runs on into the return"] = body => body.Finally.HandlerEnd.Previous.OpCode = OpCodes.Nop,
        ["the caller's activity is forgotten"] = body =>
            body.InsertAfter(body.Calls("Leave").Single(), Instruction.Create(OpCodes.Ldnull), body.SetsActivity()),
        ["the activity of a pending task stays current where it was started"] = body =>
        {
            foreach (var call in body.Calls("Observe"))
            {
                var activity = body.ActivityLocal();
                body.InsertAfter(call, Instruction.Create(OpCodes.Ldloc, activity), body.SetsActivity());
                body.InsertAfter(call.Previous, body.GetsActivity(), Instruction.Create(OpCodes.Stloc, activity));
            }
        },
        ["what was added can be stepped into"] = body =>
        {
            foreach (var point in body.Method.DebugInformation.SequencePoints.Where(point => point.IsHidden))
                (point.StartLine, point.EndLine, point.StartColumn, point.EndColumn) = (1, 1, 1, 2);
        },
        ["the lines of the user's code are lost"] = body => body.Method.DebugInformation.SequencePoints.Clear(),
    };

    /// <summary>As Cecil writes them without SimplifyMacros: the distance is cut off at a byte.</summary>
    static void OptimizeBranchesBlindly(this MethodBody body)
    {
        foreach (var instruction in body.Instructions)
        {
            instruction.OpCode = instruction.OpCode.Code switch
            {
                Code.Br => OpCodes.Br_S,
                Code.Brfalse => OpCodes.Brfalse_S,
                Code.Brtrue => OpCodes.Brtrue_S,
                _ => instruction.OpCode,
            };
        }
    }
}
