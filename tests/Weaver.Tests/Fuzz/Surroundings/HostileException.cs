namespace Surroundings;

public class HostileException(string message) : Exception(message);
