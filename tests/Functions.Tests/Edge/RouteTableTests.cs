using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;

namespace SmartActivities.Functions.Tests.Edge;

public sealed class RouteTableTests
{
    private static readonly RouteTable Table = new([typeof(SampleFunctions)]);

    [Theory]
    [InlineData("PUT", "activities/7", "GET, PATCH")]
    [InlineData("HEAD", "activities/7", "GET, PATCH")] // not declared, so not there
    [InlineData("OPTIONS", "Activities/7/", "GET, PATCH")] // another case and a slash at the end match as they do in the host
    [InlineData("GET", "activities", "POST")]
    [InlineData("DELETE", "items/deal/42", "PUT")]
    public void RouteTable_KnownAddress_NamesItsMethods(string method, string path, string allow)
    {
        var problem = Table.Refuse(method, path);

        Assert.Equal((405, allow), (problem.Status, problem.Header?.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("activities/seven")] // the constraint is not met
    [InlineData("activities/99999999999999999999")]
    [InlineData("activities/7/8")]
    [InlineData("items/deal")]
    [InlineData("items//42")]
    public void RouteTable_UnknownAddress_IsNotFound(string? path) => Assert.Equal(404, Table.Refuse("PUT", path).Status);

    [Fact]
    public void RouteTable_OfTheApp_CanBeBuilt() => Assert.Equal(404, new RouteTable().Refuse("GET", "no/such/address").Status);

    internal sealed class SampleFunctions
    {
        [Function("ReadActivity")]
        public static IResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "activities/{id:long}")] HttpRequest request, long id) =>
            Results.Ok(request.Path + id);

        [Function("EditActivity")]
        public static IResult Edit([HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "activities/{id:long}")] HttpRequest request, long id) =>
            Results.Ok(request.Path + id);

        [Function("activities")]
        public static IResult Save([HttpTrigger(AuthorizationLevel.Anonymous, "POST")] HttpRequest request) => Results.Ok(request.Path);

        [Function("PutItem")]
        public static IResult Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{type}/{id}")] HttpRequest request) => Results.Ok(request.Path);

        [Function("ZFallback")]
        public static IResult Fallback([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) => Results.Ok(request.Path);
    }
}
