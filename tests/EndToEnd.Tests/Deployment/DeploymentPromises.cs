using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>What docs/deployment.md promises of a deployment, held by what is sent to Azure.</summary>
public sealed partial class DeploymentPromises(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    [BicepFact]
    public void Storage_IsReached_ByIdentityOverTlsAlone()
    {
        var account = Assert.Single(template.MadeOf("Microsoft.Storage/storageAccounts")).GetProperty("properties");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.Text("minimumTlsVersion"));
        Assert.All(
            template.MadeOf("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.DoesNotContain("publicAccess", CompiledTemplate.Texts(container)));
    }

    [BicepFact]
    public void App_IsReached_OverTlsAlone()
    {
        var app = Assert.Single(template.MadeOf("Microsoft.Web/sites")).GetProperty("properties");

        Assert.True(app.GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", app.Text("siteConfig.minTlsVersion"));
        Assert.Equal("1.2", app.Text("siteConfig.scmMinTlsVersion"));
        Assert.Equal("Disabled", app.Text("siteConfig.ftpsState"));
    }

    /// <summary>So that no request waits for a table or a container to be made.</summary>
    [BicepFact]
    public void Storage_Holds_WhatTheAppWritesTo()
    {
        Assert.Equal(
            [TableNames.Activities, TableNames.Tenants],
            template.MadeOf("Microsoft.Storage/storageAccounts/tableServices/tables").Select(table => table.Text("name")!.Split('\'')[^2]).Order(StringComparer.Ordinal));
        Assert.Contains(
            template.MadeOf("Microsoft.Storage/storageAccounts/blobServices/containers"), container => container.Text("name")!.Contains("variables('files')", StringComparison.Ordinal));
        Assert.Equal([ContainerNames.Files], template.Templates.Select(one => one.Text("variables.files")).OfType<string>().Distinct());
    }

    [BicepFact]
    public void Packages_AreDeployed_ByRoleAlone()
    {
        var passwords = template.MadeOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.Equal(2, passwords.Count);
        Assert.All(passwords, password => Assert.False(password.At("properties.allow").GetBoolean()));
        Assert.Equal(
            "UserAssignedIdentity",
            Assert.Single(template.MadeOf("Microsoft.Web/sites")).Text("properties.functionAppConfig.deployment.storage.authentication.type"));
    }

    [BicepFact]
    public void App_Runs_AsTheIdentityAlone()
    {
        var app = Assert.Single(template.MadeOf("Microsoft.Web/sites"));
        var settings = app.Text("properties.siteConfig.appSettings");

        Assert.Equal("UserAssigned", app.Text("identity.type"));
        Assert.Contains("'AzureWebJobsStorage__credential', 'managedidentity'", settings, StringComparison.Ordinal);
        Assert.Contains("'AzureWebJobsStorage__clientId', parameters('identity').clientId", settings, StringComparison.Ordinal);
        Assert.Contains("'AzureWebJobsStorage__accountName'", settings, StringComparison.Ordinal);
        Assert.Contains("'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', format('Authorization=AAD;ClientId={0}'", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("'AzureWebJobsStorage',", settings, StringComparison.Ordinal);
    }

    [BicepFact]
    public void Telemetry_IsAccepted_FromIdentitiesAlone()
    {
        Assert.True(Assert.Single(template.MadeOf("Microsoft.Insights/components")).At("properties.DisableLocalAuth").GetBoolean());
        Assert.True(Assert.Single(template.MadeOf("Microsoft.OperationalInsights/workspaces")).At("properties.features.disableLocalAuth").GetBoolean());
    }

    [BicepFact]
    public void Keys_AreAskedFor_Nowhere() =>
        Assert.DoesNotContain(CompiledTemplate.Texts(template.Root), text => KeyFunction().IsMatch(text) || text.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase));

    [BicepFact]
    public void Outputs_HoldNoSecret()
    {
        var outputs = template.Templates.Where(one => one.TryGetProperty("outputs", out _)).SelectMany(one => one.GetProperty("outputs").EnumerateObject()).ToList();

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.DoesNotContain(
            CompiledTemplate.Texts(output.Value).Prepend(output.Name), text => SecretWord().IsMatch(text)));
    }

    /// <summary>A role's id can hide nowhere: every GUID of the template is one that the page explains.</summary>
    [BicepFact]
    public void Roles_AreThose_OfThePage()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "docs", "deployment.md"));
        var explained = Guids().Matches(page).Select(match => match.Value).Order(StringComparer.Ordinal);
        var given = CompiledTemplate.Texts(template.Root).SelectMany(text => Guids().Matches(text)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(explained, given);
        Assert.All(template.MadeOf("Microsoft.Authorization/roleAssignments"), role => Assert.Contains("resourceId(", role.Text("scope"), StringComparison.Ordinal));
    }

    [BicepFact]
    public void Cors_NeverAllowsEveryOrigin()
    {
        var app = template.Templates.Single(one => one.TryGetProperty("variables", out var variables) && variables.TryGetProperty("origins", out _));

        Assert.StartsWith("[if(contains(parameters('allowedOrigins'), '*'), fail(", app.Text("variables.origins"), StringComparison.Ordinal);
        Assert.Equal("[variables('origins')]", Assert.Single(template.MadeOf("Microsoft.Web/sites")).Text("properties.siteConfig.cors.allowedOrigins"));
        Assert.Empty(template.Root.At("parameters.allowedOrigins.defaultValue").EnumerateArray());
    }

    [BicepFact]
    public void Files_AreNeverDeletedByAge()
    {
        var rule = Assert.Single(
            Assert.Single(template.MadeOf("Microsoft.Storage/storageAccounts/managementPolicies")).At("properties.policy.rules").EnumerateArray());

        Assert.Equal(["tierToCool"], rule.At("definition.actions.baseBlob").EnumerateObject().Select(action => action.Name));
    }

    [BicepFact]
    public void Alerts_AskForEvents_ThatAreLogged()
    {
        var logged = typeof(CheckHealth).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventName).OfType<string>().ToList();
        var alerts = template.Templates.Single(one => one.TryGetProperty("variables", out var variables) && variables.TryGetProperty("rules", out _));
        var queries = alerts.At("variables.rules").EnumerateArray().Select(rule => rule.Text("query")!).ToList();
        var asked = queries.Where(query => query.Contains("EventName", StringComparison.Ordinal)).SelectMany(query => Quoted().Matches(query))
            .Select(match => match.Groups["word"].Value).ToList();

        Assert.Equal(4, queries.Count);
        Assert.Contains("TenantBlocked", asked);
        Assert.Contains("ReminderLate", asked);
        Assert.Empty(asked.Except(logged));
    }

    [BicepFact]
    public void Page_Explains_EveryParameter()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "docs", "deployment.md"));

        Assert.All(template.Root.GetProperty("parameters").EnumerateObject(), parameter => Assert.Contains($"`{parameter.Name}`", page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\blist(Keys|Secrets|AccountSas|ServiceSas|Credentials|\w*Strings)?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex KeyFunction();

    [GeneratedRegex("key|secret|password|connectionstring|sas|token", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SecretWord();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Guids();

    [GeneratedRegex("\"(?<word>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
