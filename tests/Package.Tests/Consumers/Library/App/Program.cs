using System;
using System.IO;
using System.Linq;
using Greetings;

Console.WriteLine($"{Greeter.Build}: {Work.Do()}");
Console.WriteLine(await Greeter.CountAsync(3) + await Greeter.HalveAsync(8));

// What has been started in this process, for Linux tells.
foreach (var thread in Directory.GetDirectories("/proc/self/task").Select(task => File.ReadAllText(Path.Combine(task, "comm")).Trim()).Distinct().Order(StringComparer.Ordinal))
    Console.WriteLine($"thread {thread}");
