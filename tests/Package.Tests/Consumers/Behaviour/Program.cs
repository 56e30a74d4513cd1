using Behaviour;

// Everything that a caller of tracked methods can observe goes to stdout: it must be the same, woven or not.
Throwing.Show();
await FailingTasks.ShowAsync();
await CancelledTasks.ShowAsync();
await Results.ShowAsync();
await Ambient.ShowAsync();
await Nesting.ShowAsync();
Unobserved.Show();
