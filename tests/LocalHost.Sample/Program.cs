using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sample;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<StampMiddleware>();
builder.UseMiddleware<LedgerMiddleware>();
builder.UseWhen<MaintenanceMiddleware>(MaintenanceMiddleware.IsAskedFor);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<TimerLog>();
builder.Services.AddSingleton<Sleepers>();
builder.Services.AddSingleton<Arrivals>();
builder.Services.AddScoped<VisitCounter>();
builder.Services.AddSingleton<InvocationLedger>();
builder.Services.AddScoped<InvocationScope>();
builder.Build().Run();
