using System.Reflection;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class DependenciesTests
{
    private static readonly Assembly[] Layered = [.. Layers.All.Except([Layers.WebApiLayer])];

    private static IEnumerable<string> LayerNames => Layered.Select(NameOf);

    [TestCaseSource(nameof(LayerNames))]
    public void The_assembly_of_a_layer_refers_inward(string layer)
    {
        var assembly = Layered.Single(assembly => NameOf(assembly) == layer);

        Assert.That(Dependencies.OfAssembly(layer, ReferencesOf(assembly)), Is.Empty);
    }

    [TestCaseSource(nameof(LayerNames))]
    public void The_project_of_a_layer_refers_inward(string layer)
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", layer, $"{layer}.csproj"));

        Assert.That(Dependencies.OfProject(layer, project), Is.Empty);
    }

    [Test]
    public void Controllers_do_not_know_the_infrastructure() =>
        Assert.That(Dependencies.OfControllers(SourceFile.Below("WebApi/Controllers")), Is.Empty);

    [TestCase("Domain", "RyzeChatwoot.Application")]
    [TestCase("Domain", "MediatR")]
    [TestCase("Domain", "System.Net.Http")]
    [TestCase("Application", "RyzeChatwoot.Infrastructure")]
    [TestCase("Application", "Microsoft.AspNetCore.Http.Abstractions")]
    [TestCase("Application", "Microsoft.Extensions.Http")]
    [TestCase("Application", "Dapper")]
    [TestCase("Application", "Npgsql")]
    [TestCase("Application", "Microsoft.Data.Sqlite")]
    [TestCase("Application", "Polly.Core")]
    [TestCase("Application", "System.Net.Http")]
    [TestCase("Application", "System.Net.Http.Json")]
    [TestCase("Infrastructure", "RyzeChatwoot.WebApi")]
    [TestCase("Client", "RyzeChatwoot.Domain")]
    [TestCase("Client", "Polly.Core")]
    public void Bites_on_a_reference_outward(string layer, string reference) =>
        Assert.That(Dependencies.OfAssembly(layer, ["System.Runtime", reference]), Is.EqualTo([reference]));

    [TestCase("Domain", "nunit.framework")]
    [TestCase("Application", "Dapper")]
    [TestCase("Infrastructure", "RyzeChatwoot.WebApi")]
    [TestCase("Client", "RyzeChatwoot.Domain")]
    public void Bites_on_an_assembly_that_refers_to_everything(string layer, string reference)
    {
        var offenders = Dependencies.OfAssembly(layer, ReferencesOf(typeof(DependenciesTests).Assembly));

        Assert.That(offenders, Does.Contain(reference));
    }

    [TestCase("Domain", """<PackageReference Include="System.Text.Json" />""", "System.Text.Json")]
    [TestCase("Domain", """<ProjectReference Include="../Application/Application.csproj" />""", "RyzeChatwoot.Application")]
    [TestCase("Application", """<ProjectReference Include="..\Infrastructure\Infrastructure.csproj" />""", "RyzeChatwoot.Infrastructure")]
    [TestCase("Application", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Microsoft.AspNetCore.App")]
    [TestCase("Application", """<PackageReference Include="Polly.Core" />""", "Polly.Core")]
    [TestCase("Infrastructure", """<ProjectReference Include="../WebApi/WebApi.csproj" />""", "RyzeChatwoot.WebApi")]
    [TestCase("Client", """<ProjectReference Include="../Domain/Domain.csproj" />""", "RyzeChatwoot.Domain")]
    [TestCase("Client", """<PackageReference Include="Polly.Core" />""", "Polly.Core")]
    [TestCase("Client", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Microsoft.AspNetCore.App")]
    public void Bites_on_a_project_that_refers_outward(string layer, string item, string reference)
    {
        var project = $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{item}</ItemGroup></Project>""";

        Assert.That(Dependencies.OfProject(layer, project), Is.EqualTo([reference]));
    }

    [Test]
    public void Bites_on_an_inner_layer_that_is_built_for_the_web() =>
        Assert.That(Dependencies.OfProject("Domain", """<Project Sdk="Microsoft.NET.Sdk.Web" />"""), Is.EqualTo(["Microsoft.NET.Sdk.Web"]));

    [TestCase("using RyzeChatwoot.Infrastructure;")]
    [TestCase("using RyzeChatwoot.Infrastructure.Bridge;")]
    [TestCase("class C(Infrastructure.Bridge.BridgeOptions options);")]
    public void Bites_on_a_controller_that_knows_the_infrastructure(string code) =>
        Assert.That(Dependencies.OfControllers([new SourceFile("C.cs", code)]), Is.EqualTo(["C.cs"]));

    private static string NameOf(Assembly assembly) => assembly.GetName().Name!.Split('.')[1];

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
