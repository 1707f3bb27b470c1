using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>The host's environment as ASP.NET Core's results want it; there is no web root.</summary>
internal sealed class WebEnvironment(IHostEnvironment host) : IWebHostEnvironment
{
    public string ApplicationName
    {
        get => host.ApplicationName;
        set => host.ApplicationName = value;
    }

    public string EnvironmentName
    {
        get => host.EnvironmentName;
        set => host.EnvironmentName = value;
    }

    public string ContentRootPath
    {
        get => host.ContentRootPath;
        set => host.ContentRootPath = value;
    }

    public IFileProvider ContentRootFileProvider
    {
        get => host.ContentRootFileProvider;
        set => host.ContentRootFileProvider = value;
    }

    public string WebRootPath { get; set; } = "";

    public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
}
