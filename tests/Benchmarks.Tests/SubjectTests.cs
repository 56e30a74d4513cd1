using System.Reflection;
using AutomagikTelemetry.Benchmarks.Subjects;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class SubjectTests
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void EveryMethodOfTheUnwovenSubjectIsUnwoven()
        => typeof(UnwovenSubject).GetMethods(Declared).ShouldAllBe(method => method.GetMethodBody()!.ExceptionHandlingClauses.Count == 0);

    [Theory]
    [InlineData(typeof(BulkSubject))]
    [InlineData(typeof(TaggedSubject))]
    public void EveryMethodOfAWovenSubjectHasTheFilterAndTheFinallyOfTheWeaver(Type subject)
        => subject.GetMethods(Declared).ShouldAllBe(method => method.GetMethodBody()!.ExceptionHandlingClauses
            .Select(clause => clause.Flags).SequenceEqual(new[] { ExceptionHandlingClauseOptions.Filter, ExceptionHandlingClauseOptions.Finally }));

    [Theory]
    [InlineData(typeof(BulkSubject))]
    [InlineData(typeof(TaggedSubject))]
    public void AWovenSubjectHasTheSameMethodsAsTheUnwovenOne(Type subject)
        => Signatures(subject).ShouldBe(Signatures(typeof(UnwovenSubject)));

    static IEnumerable<string> Signatures(Type type) => type.GetMethods(Declared).Select(method => method.ToString()!).Order(StringComparer.Ordinal);
}
