namespace Surroundings;

public interface IShape
{
    int Area();
}
