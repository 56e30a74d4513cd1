using System.CommandLine;
using Hive;
using Hive.Agents;
using Hive.Knowledge;

var file = new Option<FileInfo?>("--hive") { Description = "The file that keeps the agents between commands. Without it they live as long as the command.", Recursive = true };

var name = new Option<string>("--name") { Description = "What to call the agent.", Required = true };
var model = new Option<string>("--model") { Description = "The language model that it thinks with.", DefaultValueFactory = _ => "gpt-4" };
var tools = new Option<string[]>("--tools") { Description = "What it may use.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [AgentWork.Search] };
var spawn = new Command("spawn", "Brings an agent to life.") { name, model, tools };
spawn.SetAction(parsed => Commands(parsed).Spawn(parsed.GetRequiredValue(name), parsed.GetRequiredValue(model), parsed.GetRequiredValue(tools)));

var id = new Argument<string>("id") { Description = "The agent's id, as spawn prints it." };
var terminate = new Command("terminate", "Ends an agent's life.") { id };
terminate.SetAction(parsed => Commands(parsed).Terminate(parsed.GetRequiredValue(id)));

var fail = new Command("fail", "Throws, and nobody catches: see what telemetry says about it.");
fail.SetAction(parsed => Commands(parsed).Fail());

var agentCount = new Option<int>("--agents") { Description = "How many agents work on it.", DefaultValueFactory = _ => 3 };
var query = new Option<string>("--query") { Description = "What they are asked.", DefaultValueFactory = _ => "Where are the flowers?" };
var run = new Command("run", "Runs a small workflow of several agents.") { agentCount, query };
run.SetAction(parsed => Commands(parsed).RunAsync(parsed.GetRequiredValue(agentCount), parsed.GetRequiredValue(query)));

// An exception that nobody catches is to end the process as it would without System.CommandLine.
return new RootCommand("A hive of agents.") { spawn, terminate, fail, run, file }
    .Parse(args)
    .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

HiveCommands Commands(ParseResult parsed) => new(new AgentOrchestrator(new AgentRegistry(parsed.GetValue(file)), KnowledgeBase.OfBees), Console.Out);
