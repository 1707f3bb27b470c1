using System.Text.Json;
using Azure.Core.Serialization;
using ClassicSample;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// As the templates were before FunctionsApplication: a generic host, without ASP.NET Core integration.
var host = new HostBuilder()
    .ConfigureFunctionsWorkerDefaults(
        worker =>
        {
            worker.UseMiddleware<ErrorMiddleware>();
            worker.ConfigureDurableWorker().AddTasks(tasks => tasks.AddOrchestrator<Greetings>().AddActivity<Greeting>());
            worker.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetHttpResponseData()?.Headers.Add("x-function", context.FunctionDefinition.Name);
            });
        },
        options => options.Serializer = new JsonObjectSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web)))
    .ConfigureServices(services =>
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Diary>();
        services.AddScoped<Pen>();
    })
    .Build();
host.Run();
