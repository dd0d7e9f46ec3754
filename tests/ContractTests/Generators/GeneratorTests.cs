using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RyzeChatwoot.ContractTests.Generators;

/// <summary>The description as other people's linters and client generators, with their defaults, understand it.</summary>
public sealed class GeneratorTests : ServiceTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ryze-generators-");

    [SetUp]
    public async Task WriteDocumentAsync()
    {
        Bridge.OnActivate(BridgeReplies.Activated());
        Bridge.OnRead(BridgeReplies.Live("active"));
        Bridge.OnTerminate(BridgeReplies.Terminated);
        var response = await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "openapi.json"), response.Body);
    }

    [TearDown]
    public void DeleteFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task Redocly_finds_no_error_and_no_warning()
    {
        var report = JsonNode.Parse(await GeneratorTools.RunNpmAsync("redocly", folder.FullName, "lint", "openapi.json", "--format=json"))!;

        Assert.That(report["problems"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Spectral_finds_no_error_and_no_warning()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".spectral.yaml"), "extends: ['spectral:oas']");

        await GeneratorTools.RunNpmAsync("spectral", folder.FullName, "lint", "openapi.json", "--fail-severity", "hint");
    }

    [Test]
    public async Task A_TypeScript_client_compiles_and_calls_each_route()
    {
        await GeneratorTools.RunNpmAsync("openapi-typescript", folder.FullName, "openapi.json", "-o", "openapi.ts");
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), GeneratorTools.NodeModules);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"type":"module"}""");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "calls.ts"), GeneratedCalls.TypeScript);

        await GeneratorTools.RunNpmAsync(
            "tsc", folder.FullName, "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--module", "nodenext", "--skipLibCheck", "calls.ts");
        var printed = await GeneratorTools.RunAsync(
            "node", folder.FullName, "calls.js", Service.BaseUrl.GetLeftPart(UriPartial.Authority), AccountToken);

        Assert.That(printed.Trim(), Is.EqualTo(GeneratedCalls.Expected));
    }

    [Test]
    public async Task A_client_of_NSwag_with_System_Text_Json_compiles_and_calls_each_route()
    {
        await GeneratorTools.RunDotnetAsync(
            "nswag", folder.FullName, "openapi2csclient", "/input:openapi.json", "/output:client.cs", "/namespace:Generated", "/classname:Client",
            "/jsonLibrary:SystemTextJson");
        var source = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "client.cs"));

        var run = Compile(source, GeneratedCalls.CSharp).GetType("Calls")!.GetMethod("RunAsync")!;
        var printed = await (Task<string>)run.Invoke(null, [Service.BaseUrl, AccountToken])!;

        Assert.That(printed, Is.EqualTo(GeneratedCalls.Expected));
    }

    private static System.Reflection.Assembly Compile(params string[] sources)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error), Is.Empty);
        image.Position = 0;
        return new AssemblyLoadContext("Generated", isCollectible: true).LoadFromStream(image);
    }
}
