namespace Hive.Agents;

/// <summary>The agents that are alive: for as long as this process is, or, with a file, until they are terminated.</summary>
sealed class AgentRegistry
{
    const char Column = '\t';
    const char Item = ',';

    readonly Dictionary<string, Agent> _agents = [];
    readonly FileInfo? _file;

    public AgentRegistry(FileInfo? file)
    {
        _file = file;
        if (file is { Exists: true })
        {
            foreach (var agent in File.ReadLines(file.FullName).Select(Parse))
                _agents.Add(agent.Id, agent);
        }
    }

    public int Count => _agents.Count;

    public Agent? Find(string id) => _agents.GetValueOrDefault(id);

    public Agent Add(string name, string model, IReadOnlyList<string> tools)
    {
        var number = 1;
        while (_agents.ContainsKey($"{name}-{number}"))
            number++;

        var agent = new Agent($"{name}-{number}", name, model, tools);
        _agents.Add(agent.Id, agent);
        Save();
        return agent;
    }

    public void Remove(string id)
    {
        _agents.Remove(id);
        Save();
    }

    void Save()
    {
        if (_file is not null)
            File.WriteAllLines(_file.FullName, _agents.Values.Select(agent => string.Join(Column, agent.Id, agent.Name, agent.Model, string.Join(Item, agent.Tools))));
    }

    static Agent Parse(string line)
    {
        var columns = line.Split(Column);
        return new(columns[0], columns[1], columns[2], columns[3].Split(Item, StringSplitOptions.RemoveEmptyEntries));
    }
}
