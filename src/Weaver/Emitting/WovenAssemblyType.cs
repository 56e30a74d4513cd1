using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>The one class that the weaver adds: it registers the assembly's plan when the first tracked method is called.</summary>
sealed class WovenAssemblyType(ModuleDefinition module, RuntimeReferences references)
{
    /// <summary>
    /// Adds
    /// <code>
    /// static class &lt;AutomagikTelemetry&gt;
    /// {
    ///     internal static readonly WovenAssembly Assembly = WovenAssembly.Register(new byte[] { /* the plan */ });
    /// }
    /// </code>
    /// </summary>
    /// <returns>The field.</returns>
    internal FieldDefinition Emit(byte[] plan)
    {
        var type = new TypeDefinition(
            "",
            "<AutomagikTelemetry>",
            TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            module.TypeSystem.Object)
        {
            CustomAttributes = { references.CompilerGenerated() },
        };
        var assembly = new FieldDefinition("Assembly", FieldAttributes.Assembly | FieldAttributes.Static | FieldAttributes.InitOnly, references.WovenAssembly);
        var data = DataField(plan);
        type.NestedTypes.Add((TypeDefinition)data.FieldType);
        type.Fields.Add(assembly);
        type.Fields.Add(data);
        type.Methods.Add(TypeInitializer(assembly, data));
        module.Types.Add(type);
        return assembly;
    }

    FieldDefinition DataField(byte[] plan)
    {
        var layout = new TypeDefinition(
            "",
            "Plan",
            TypeAttributes.NestedPrivate | TypeAttributes.ExplicitLayout | TypeAttributes.Sealed,
            references.Core("System", "ValueType"))
        {
            ClassSize = plan.Length,
            PackingSize = 1,
        };
        return new FieldDefinition("PlanData", FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.InitOnly, layout) { InitialValue = plan };
    }

    MethodDefinition TypeInitializer(FieldDefinition assembly, FieldDefinition data)
    {
        var initializeArray = RuntimeReferences.Static(
            references.Core("System.Runtime.CompilerServices", "RuntimeHelpers"),
            "InitializeArray",
            module.TypeSystem.Void,
            references.Core("System", "Array"),
            references.Core("System", "RuntimeFieldHandle", isValueType: true));
        var method = new MethodDefinition(
            ".cctor",
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            module.TypeSystem.Void);

        // Assembly = WovenAssembly.Register(new byte[] { ... });
        var il = method.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4, data.InitialValue.Length);
        il.Emit(OpCodes.Newarr, module.TypeSystem.Byte);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldtoken, data);
        il.Emit(OpCodes.Call, initializeArray);
        il.Emit(OpCodes.Call, references.Register);
        il.Emit(OpCodes.Stsfld, assembly);
        il.Emit(OpCodes.Ret);
        return method;
    }
}
