extern alias weaver;

using Mono.Cecil;
using weaver::AutomagikTelemetry.Fody.Planning;
using weaver::AutomagikTelemetry.Fody.Selecting;

namespace AutomagikTelemetry.Weaver.Tests.Unit;

public class Names
{
    [Theory]
    [InlineData("workflowId", "workflow_id")]
    [InlineData("SpawnAgent", "spawn_agent")]
    [InlineData("HTTPServer", "http_server")]
    [InlineData("AgentID", "agent_id")]
    [InlineData("X", "x")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("_field", "field")]
    [InlineData("Sha256Sum", "sha256_sum")]
    public void AreToldInSnakeCase(string name, string expected) => MemberName.SnakeCase(name).ShouldBe(expected);

    /// <summary>The compiler puts the file's name and a hash of its path before the type's, which would be another one in each folder.</summary>
    [Theory]
    [InlineData(typeof(OnlyInThisFile), "OnlyInThisFile")]
    [InlineData(typeof(OnlyInThisFile.Nested<int>), "OnlyInThisFile.Nested")]
    public void OfFileLocalTypesAreThoseOfTheSource(Type type, string expected)
    {
        using var module = ModuleDefinition.ReadModule(type.Assembly.Location);

        MemberName.TypeOf(module.ImportReference(type).Resolve()).ShouldBe("AutomagikTelemetry.Weaver.Tests.Unit." + expected);
    }

    [Theory]
    [InlineData("Hive", true)]
    [InlineData("Hive.Agents", true)]
    [InlineData("HiveX", false)]
    [InlineData("Omni.Web.Handlers", true)]
    [InlineData("Omni.Handlers", false)]
    [InlineData("Hive.Internal", false)]
    [InlineData("Hive.Internal.Deep", false)]
    [InlineData("", false)]
    public void OfNamespacesStandForWhatIsNestedInThem(string name, bool isIncluded) =>
        new NamespaceFilter("Hive; Omni.*.Handlers", "Hive.Internal").Accepts(name).ShouldBe(isIncluded);

    [Theory]
    [InlineData("/home/u/app", "/home/u/app/src/A.cs", "src/A.cs")]
    [InlineData("/home/u/app/", "/home/u/app/A.cs", "A.cs")]
    [InlineData(@"C:\app", @"C:\app\src\A.cs", "src/A.cs")]
    [InlineData("/home/u/app", "/home/u/other/A.cs", "A.cs")]
    [InlineData("/home/u/app", "/_/src/A.cs", "src/A.cs")]
    [InlineData(null, "/home/u/A.cs", "A.cs")]
    public void OfFilesAreRelativeToTheSourceRoot(string? root, string file, string expected) =>
        new SourceRoot(root).Relative(file).ShouldBe(expected);
}

file static class OnlyInThisFile
{
    internal sealed class Nested<T>;
}
