using System.CommandLine;
using Hive;
using Hive.Agents;

var commands = new HiveCommands(new AgentRegistry(), Console.Out);

var name = new Option<string>("--name") { Description = "What to call the agent.", Required = true };
var model = new Option<string>("--model") { Description = "The language model that it thinks with.", DefaultValueFactory = _ => "gpt-4" };
var spawn = new Command("spawn", "Brings an agent to life.") { name, model };
spawn.SetAction(parsed => commands.Spawn(parsed.GetRequiredValue(name), parsed.GetRequiredValue(model)));

var id = new Argument<string>("id") { Description = "The agent's id, as spawn prints it." };
var terminate = new Command("terminate", "Ends an agent's life.") { id };
terminate.SetAction(parsed => commands.Terminate(parsed.GetRequiredValue(id)));

var fail = new Command("fail", "Throws, and nobody catches: see what telemetry says about it.");
fail.SetAction(_ => commands.Fail());

var agentCount = new Option<int>("--agents") { Description = "How many agents work on it, one to four.", DefaultValueFactory = _ => 3 };
var run = new Command("run", "Runs a small workflow of several agents.") { agentCount };
run.SetAction(parsed => commands.RunAsync(parsed.GetRequiredValue(agentCount)));

// An exception that nobody catches is to end the process as it would without System.CommandLine.
return new RootCommand("A hive of agents.") { spawn, terminate, fail, run }
    .Parse(args)
    .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
