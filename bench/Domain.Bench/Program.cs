using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SmartActivities.Domain.Bench;

// dotnet run -c Release --project bench/Domain.Bench [-- --filter *Deadline*]
// In this process: a generated project would fall under our own build rules, and would not be found under our assembly's name.
var inProcess = new InProcessEmitToolchain(TimeSpan.FromMinutes(2), logOutput: true);
var job = Job.ShortRun.WithWarmupCount(5).WithIterationCount(7).WithToolchain(inProcess);
var config = DefaultConfig.Instance.AddJob(job);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
return Verdict.Print(summaries);
