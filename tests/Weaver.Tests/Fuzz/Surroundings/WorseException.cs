namespace Surroundings;

public sealed class WorseException(string message) : HostileException(message)
{
    public int Code => Message.Length;
}
