using System.Globalization;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using SmartActivities.Functions;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

// Numbers in keys, logs and messages look the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<HttpEdge>();

builder.Services
    .AddStorage(builder.Configuration)
    .AddStores()
    .AddIdentity(builder.Configuration, builder.Environment)
    .AddHttpEdge()
    .AddFunctions(builder.Configuration, builder.Environment);

builder.Build().Run();
