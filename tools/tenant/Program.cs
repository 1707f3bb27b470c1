using SmartActivities.Tools.Tenant;

return await Command.RunAsync(args, Console.Out);
