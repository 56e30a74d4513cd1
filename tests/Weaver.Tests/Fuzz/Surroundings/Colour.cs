namespace Surroundings;

public enum Colour
{
    Red,
    Green,
    Blue,
}
