namespace Spark.Messages;

/// <summary>What is to be delivered.</summary>
sealed record Message(string Type, int Id, string Address);
