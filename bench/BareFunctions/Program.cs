using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Http.Bench.Bare;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
var file = Path.Combine(builder.Configuration["Storage:Path"]!, "smartactivities.db");
builder.Services.AddSingleton(_ => new BareReaders(file)).AddSingleton(_ => new BareWriter(file));
builder.Build().Run();
